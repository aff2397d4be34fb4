package id.lintas.tenants;

import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the keys of a partner's file. Which settings and secrets a dialect wants is for its connector to say. */
final class PartnerFile {

    private PartnerFile() {}

    /** The partner, or null if something is wrong, which is then among the problems. */
    static @Nullable Partner read(String id, Fields file, FileProblems problems) {
        PartnerId partnerId = file.bind(() -> new PartnerId(id));
        HubNames.refuse(id, problems);
        String name = file.text("name");
        String dialect = file.text("dialect", "[a-z][a-z0-9-]*", "small letters, digits and dashes");
        Transport transport = file.choice("transport", Transport.class);
        Fields given = file.mapOrEmpty("settings");
        Map<String, String> settings = new LinkedHashMap<>();
        given.keys().forEach(key -> settings.put(key, given.text(key)));
        Fields references = file.mapOrEmpty("secrets");
        Map<String, String> secrets = new LinkedHashMap<>();
        references.keys().forEach(key -> secrets.put(key, references.secret(key, id)));
        boolean enabled = file.flag("enabled", true);
        Limits limits = transport == Transport.FILES
                ? LimitsFile.read(file, Limits.OF_FILES, Limits.MOST_FILE)
                : LimitsFile.read(file, Limits.STANDARD, Limits.MOST_BODY);
        file.noMore();
        if (problems.any() || limits == null || partnerId == null || transport == null) {
            return null;
        }
        return file.bind(() -> new Partner(partnerId, name, dialect, transport, settings, secrets, enabled, limits));
    }
}
