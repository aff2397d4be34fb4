/**
 * {@code ./lintas bench payments} and {@code backlog}: what the hub does with payments against the same rows by plain JDBC, in
 * one run on one database. Knows the ledger's tables from outside. Depends on harness; the parts come as a {@link
 * id.lintas.harness.bench.Stage}.
 */
@NullMarked
package id.lintas.harness.bench;

import org.jspecify.annotations.NullMarked;
