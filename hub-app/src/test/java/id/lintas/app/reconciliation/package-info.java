@NullMarked
package id.lintas.app.reconciliation;

import org.jspecify.annotations.NullMarked;
