/** The broker's users, what each may touch, and the embedded broker that holds them to it while tenants come and go. */
@NullMarked
package id.lintas.app.broker;

import org.jspecify.annotations.NullMarked;
