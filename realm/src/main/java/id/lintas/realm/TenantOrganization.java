package id.lintas.realm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An office as an organization of the realm.
 *
 * @param id the office's id, also the organization's alias; as its name too, for names must be unique and offices' are not
 * @param name the office's full name
 * @param enabled false keeps its staff from being staff there
 */
public record TenantOrganization(String id, String name, boolean enabled) {

    /** What marks an organization or a client as kept by the tenants' files. */
    public static final String TENANT = "lintas.tenant";

    /** As Keycloak reads it. */
    public ObjectNode representation() {
        ObjectNode organization = JsonNodeFactory.instance
                .objectNode()
                .put("name", id)
                .put("alias", id)
                .put("description", name)
                .put("enabled", enabled);
        organization.putObject("attributes").putArray(TENANT).add("office/" + id);
        return organization;
    }
}
