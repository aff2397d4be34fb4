package id.lintas.tenants;

/**
 * Is told on each node when tenants have come into force or gone out of it. A bean of this type is called on one thread, one
 * change after the other, within seconds of the change of a file, after {@code Offices} and {@code Partners} already answer
 * in the new way; not at the start of the hub. What it throws is logged and keeps no other listener from its call; the call
 * is not repeated, so who depends on others tries again by itself.
 */
public interface TenantsListener {

    /** Something changed; should return within a second. */
    void changed(TenantsChanged change);
}
