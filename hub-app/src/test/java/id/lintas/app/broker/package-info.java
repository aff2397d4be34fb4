/** The broker attacked by its own users, over the real protocols. */
@NullMarked
package id.lintas.app.broker;

import org.jspecify.annotations.NullMarked;
