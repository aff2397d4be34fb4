/** Tests of pauses and counts. */
@NullMarked
package id.lintas.access;

import org.jspecify.annotations.NullMarked;
