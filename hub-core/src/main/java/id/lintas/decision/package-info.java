/**
 * Decisions about money and held cases that take two people: what can be asked for, by whom, and what it does. Depends on
 * approval, payment, passport and adjudication.
 */
@NullMarked
package id.lintas.decision;

import org.jspecify.annotations.NullMarked;
