/** A bank that calls the hub as SNAP lays down, and misbehaves when asked; depends on nothing else here. */
@NullMarked
package id.lintas.simulators.bank;

import org.jspecify.annotations.NullMarked;
