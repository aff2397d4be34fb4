/** The example of {@code connectors/README.md}: a dialect in one class, its samples and its test. No bank speaks it. */
@NullMarked
package id.lintas.connector.kilat;

import org.jspecify.annotations.NullMarked;
