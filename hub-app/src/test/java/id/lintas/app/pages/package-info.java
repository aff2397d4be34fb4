/** Tests of pages. */
@NullMarked
package id.lintas.app.pages;

import org.jspecify.annotations.NullMarked;
