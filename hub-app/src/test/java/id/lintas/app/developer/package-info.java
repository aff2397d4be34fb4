/** The pages for partners' programmers, without a server. */
@NullMarked
package id.lintas.app.developer;

import org.jspecify.annotations.NullMarked;
