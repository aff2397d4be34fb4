/** Pages for decisions about money: an office's own, and the directorate's. Depends on pages, security and approval. */
@NullMarked
package id.lintas.app.money;

import org.jspecify.annotations.NullMarked;
