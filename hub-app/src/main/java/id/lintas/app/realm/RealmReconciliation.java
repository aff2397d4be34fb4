package id.lintas.app.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.office.Offices;
import id.lintas.partner.Partners;
import id.lintas.realm.Representations;
import id.lintas.realm.TenantOrganization;
import id.lintas.secret.MissingSecret;
import id.lintas.secret.SecretStore;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the realm to what the tenants' files say: makes what is missing, corrects what differs, switches off what is
 * closed. Deletes no organization and no client. A run may be repeated, and two at once do no harm.
 *
 * <p>A tenant whose file is gone is left as it is: the hub knows it no more and lets it in nowhere, and a folder that could not
 * be mounted must not close every office. A client that is not marked as this tenant's is never touched, so that no file can
 * take over a client of the realm by taking its name.
 */
@Component
class RealmReconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(RealmReconciliation.class);
    private static final String ORGANIZATIONS = "organizations";
    private static final String CLIENTS = "clients";

    private final RealmAdministration realm;
    private final Offices offices;
    private final Partners partners;
    private final SecretStore secrets;
    private final RealmChanges changes;

    RealmReconciliation(
            RealmAdministration realm, Offices offices, Partners partners, SecretStore secrets, RealmChanges changes) {
        this.realm = realm;
        this.offices = offices;
        this.partners = partners;
        this.secrets = secrets;
        this.changes = changes;
    }

    /**
     * One run.
     *
     * @return how many organizations and clients were made or changed
     * @throws RealmUnavailable if the provider cannot be reached or refuses; what was done until then stays
     */
    int run() {
        WantedRealm wanted = WantedRealm.of(offices, partners);
        RealmAdministration.Session session = realm.open();
        int changed = 0;
        Map<String, JsonNode> organizations = by("alias", session.organizations());
        for (TenantOrganization organization : wanted.organizations()) {
            changed += keep(session, organization, organizations.get(organization.id())) ? 1 : 0;
        }
        Map<String, JsonNode> clients = by("clientId", session.clients());
        for (WantedRealm.WantedClient system : wanted.clients()) {
            changed += keep(session, system, clients.get(system.client().clientId())) ? 1 : 0;
        }
        return changed;
    }

    private boolean keep(
            RealmAdministration.Session session, TenantOrganization organization, @Nullable JsonNode there) {
        ObjectNode wanted = organization.representation();
        if (there == null) {
            session.create(ORGANIZATIONS, wanted);
        } else if (Representations.same(wanted, there)) {
            return false;
        } else {
            session.update(ORGANIZATIONS, there.path("id").asText(), over(there, wanted));
        }
        changed("organization " + organization.id(), there == null, organization.enabled());
        return true;
    }

    private boolean keep(
            RealmAdministration.Session session, WantedRealm.WantedClient system, @Nullable JsonNode there) {
        String id = system.client().clientId();
        ObjectNode wanted = system.client().representation();
        if (!system.secret().isEmpty()) {
            try {
                wanted.put("secret", newest(system.secret()));
            } catch (MissingSecret e) {
                LOG.error("client {} left as it is: {}", id, e.getMessage());
                return false;
            }
        }
        if (there == null) {
            session.create(CLIENTS, wanted);
        } else if (!owner(there).equals(system.client().tenant())) {
            LOG.error("client {} left as it is: it belongs to nobody's file or another's", id);
            return false;
        } else if (Representations.same(comparable(wanted), there)) {
            return false;
        } else {
            String path = there.path("id").asText();
            session.update(CLIENTS, path, over(there, wanted));
            strangers(wanted, there)
                    .forEach(mapper -> session.delete("/clients/" + path + "/protocol-mappers/models/" + mapper));
        }
        changed("client " + id, there == null, system.client().enabled());
        return true;
    }

    /**
     * While a secret is being replaced the realm, which holds one, has the successor: whoever logs in tries both, so neither
     * this change nor the end of the replacement is a moment at which no secret works.
     */
    private String newest(String reference) {
        List<String> valid = secrets.valid(reference);
        return valid.get(valid.size() - 1);
    }

    private void changed(String subject, boolean made, boolean enabled) {
        String what = made ? "made" : "changed";
        String detail = enabled ? what : what + ", disabled";
        LOG.info("realm: {} {}", subject, detail);
        changes.record(subject, detail);
    }

    private static String owner(JsonNode client) {
        return client.path("attributes").path(TenantOrganization.TENANT).asText();
    }

    /** Scopes are given at the making only: Keycloak takes no update of them. */
    private static ObjectNode comparable(ObjectNode client) {
        return client.deepCopy().without(List.of("defaultClientScopes", "optionalClientScopes"));
    }

    /** Keycloak wants the whole; what it has added by itself stays. */
    private static ObjectNode over(JsonNode there, ObjectNode wanted) {
        ObjectNode whole = there.deepCopy();
        ObjectNode attributes = whole.withObject("/attributes");
        whole.setAll(wanted);
        wanted.path("attributes").fields().forEachRemaining(one -> attributes.set(one.getKey(), one.getValue()));
        whole.set("attributes", attributes);
        return whole;
    }

    /** Ids of mappers that were added to the client by other hands. */
    private static List<String> strangers(ObjectNode wanted, JsonNode there) {
        List<String> names = wanted.path("protocolMappers").findValuesAsText("name");
        return StreamSupport.stream(there.path("protocolMappers").spliterator(), false)
                .filter(mapper -> !names.contains(mapper.path("name").asText()))
                .map(mapper -> mapper.path("id").asText())
                .toList();
    }

    private static Map<String, JsonNode> by(String key, List<JsonNode> all) {
        return all.stream()
                .collect(Collectors.toMap(one -> one.path(key).asText(), Function.identity(), (one, other) -> one));
    }
}
