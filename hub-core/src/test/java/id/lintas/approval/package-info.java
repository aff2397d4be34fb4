/** Tests of approvals on a real PostgreSQL. */
@NullMarked
package id.lintas.approval;

import org.jspecify.annotations.NullMarked;
