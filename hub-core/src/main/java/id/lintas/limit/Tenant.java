package id.lintas.limit;

import id.lintas.office.Limits;
import id.lintas.office.Office;
import java.time.ZoneId;

/**
 * Who is measured, and by which limits. A door of its own has a name of its own, so that a crowd at one door does not close
 * the other.
 *
 * @param name such as {@code office/palembang}, {@code booking/palembang} or {@code partner/bank-musi}; one of a bounded
 *     set, since it labels metrics
 * @param limits as its file says now
 * @param zone whose midnight begins its day
 * @param calmed whether it is served one request at a time while it floods: a crowd's pages, not a bank's payments, for a bank
 *     that catches up after an outage must keep the rate that it was promised
 */
public record Tenant(String name, Limits limits, ZoneId zone, boolean calmed) {

    /** One that keeps its rate also while it asks for more. */
    public Tenant(String name, Limits limits, ZoneId zone) {
        this(name, limits, zone, false);
    }

    /** The office's staff in its portal. */
    public static Tenant staff(Office office) {
        return new Tenant("office/" + office.id(), office.limits(), office.zone(), true);
    }

    /** The office's own system at the API: a script that runs wild does not lock out the clerks. */
    public static Tenant system(Office office) {
        return new Tenant("api/" + office.id(), office.limits(), office.zone(), true);
    }

    /** The public at the office's booking pages. */
    public static Tenant booking(Office office) {
        return new Tenant("booking/" + office.id(), office.limits(), office.zone(), true);
    }
}
