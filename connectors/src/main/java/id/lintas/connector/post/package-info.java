/** The post office's fixed-width payment files and their results. Depends on intake, partner, payment, secret and the parent package; on no other dialect. */
@NullMarked
package id.lintas.connector.post;

import org.jspecify.annotations.NullMarked;
