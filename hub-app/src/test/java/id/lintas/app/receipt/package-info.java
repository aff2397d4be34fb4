@NullMarked
package id.lintas.app.receipt;

import org.jspecify.annotations.NullMarked;
