/** Verifies archives and evidence of the audit trail, and receipts; depends on the JDK alone, so that plain javac builds it. */
@NullMarked
package id.lintas.verify;

import org.jspecify.annotations.NullMarked;
