package id.lintas.app.realm;

import id.lintas.office.Office;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import id.lintas.realm.TenantClient;
import id.lintas.realm.TenantFolder;
import id.lintas.realm.TenantOrganization;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tenants' files ask of the realm.
 *
 * @param organizations one for each known office
 * @param clients one for each system that asks for tokens
 */
record WantedRealm(List<TenantOrganization> organizations, List<WantedClient> clients) {

    private static final String CLIENT_SECRET = "client-secret";
    private static final String API_SECRET = "/api-client-secret";

    /**
     * A client and how it proves itself.
     *
     * @param secret reference of its secret; empty with a certificate
     */
    record WantedClient(TenantClient client, String secret) {}

    static WantedRealm of(Offices offices, Partners partners) {
        List<TenantOrganization> organizations = new ArrayList<>();
        List<WantedClient> clients = new ArrayList<>();
        for (Office office : offices.known()) {
            String id = office.id().value();
            organizations.add(new TenantOrganization(id, office.name(), office.enabled()));
            if (office.api()) {
                clients.add(
                        new WantedClient(TenantClient.ofOffice(id, office.name(), office.enabled()), id + API_SECRET));
            }
        }
        for (Partner partner : partners.known()) {
            String subject = TenantFolder.certificateSubject(partner.id().value(), partner.settings());
            String secret = partner.secrets().getOrDefault(CLIENT_SECRET, "");
            if (!subject.isEmpty() || !secret.isEmpty()) {
                clients.add(new WantedClient(
                        TenantClient.ofPartner(partner.id().value(), partner.name(), partner.enabled(), subject),
                        subject.isEmpty() ? secret : ""));
            }
        }
        return new WantedRealm(organizations, clients);
    }
}
