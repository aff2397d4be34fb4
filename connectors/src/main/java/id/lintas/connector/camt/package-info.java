/**
 * Reads what banks say of an account in ISO 20022: notifications (camt.054) and statements (camt.053). A grammar and no dialect: it knows no transport and no partner.
 * Depends on the parent package and on Woodstox.
 */
@NullMarked
package id.lintas.connector.camt;

import org.jspecify.annotations.NullMarked;
