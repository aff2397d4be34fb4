/** What takes two people: one asks, another approves exactly that. Depends on office and audit. */
@NullMarked
package id.lintas.approval;

import org.jspecify.annotations.NullMarked;
