package id.lintas.tenants;

import java.util.Map;

/** The files that were in force last, from before a start of the hub. */
public interface LastGood {

    /**
     * A text that was in force.
     *
     * @param text the file's text
     * @param gone whether the file was gone afterwards
     */
    record Text(String text, boolean gone) {}

    /** The texts by the tenant's id. */
    Map<String, Text> texts(TenantKind kind);
}
