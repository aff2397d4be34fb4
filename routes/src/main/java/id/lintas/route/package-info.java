/** What the Camel routes share: named error handling, the broker and SFTP components, counters. Depends on partner and secret. */
@NullMarked
package id.lintas.route;

import org.jspecify.annotations.NullMarked;
