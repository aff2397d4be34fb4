/** Shows that the Helm chart renders what production needs and refuses what it does not know. */
@NullMarked
package id.lintas.app.helm;

import org.jspecify.annotations.NullMarked;
