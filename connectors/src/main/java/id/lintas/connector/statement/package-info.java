/**
 * Reads partners' statements of account in four forms, whatever dialect the partner speaks otherwise. Depends on the parent package and the
 * camt grammar.
 */
@NullMarked
package id.lintas.connector.statement;

import org.jspecify.annotations.NullMarked;
