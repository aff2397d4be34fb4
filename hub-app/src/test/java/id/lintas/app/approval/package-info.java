/** Tests of the pages for what takes two people. */
@NullMarked
package id.lintas.app.approval;

import org.jspecify.annotations.NullMarked;
