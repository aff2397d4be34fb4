/** What every dialect needs: strict JSON, digests, bilingual reasons. Depends on payment alone. */
@NullMarked
package id.lintas.connector;

import org.jspecify.annotations.NullMarked;
