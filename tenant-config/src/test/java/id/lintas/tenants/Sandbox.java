package id.lintas.tenants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A tenants folder of a test's own. */
record Sandbox(Path folder) {

    static final Map<String, String> PROPERTIES = Map.of("lintas.peers.port", "8090", "lintas.sftp.port", "2222");

    /** A good office; tests spoil it by replacing a piece. */
    static final String OFFICE = """
            name: Kantor Imigrasi Contoh
            code: CTH
            class: ""
            city: Contoh
            province: Riau
            zone: Asia/Jakarta
            opening: { day: FRIDAY, time: "14:00", horizonDays: 14 }
            sessions:
              morning: { start: "08:00", end: "10:00", quota: { regular: 30, priority: 10 } }
            links:
              own-system: { kind: rest, address: "http://127.0.0.1:${lintas.peers.port}/x", secret: contoh/webhook }
            """;

    static final String PARTNER = """
            name: Bank Contoh
            dialect: snap
            transport: rest
            settings: { partnerServiceId: "  088899" }
            secrets: { client-secret: bank/client-secret }
            """;

    Sandbox {
        try {
            Files.createDirectories(folder.resolve("offices"));
            Files.createDirectories(folder.resolve("partners"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sandbox office(String id, String yaml) throws IOException {
        Files.writeString(folder.resolve("offices").resolve(id + ".yaml"), yaml);
        return this;
    }

    Sandbox partner(String id, String yaml) throws IOException {
        Files.writeString(folder.resolve("partners").resolve(id + ".yaml"), yaml);
        return this;
    }

    Tenants load() {
        return Tenants.load(folder, PROPERTIES::get);
    }

    /** The problems of a folder just read, as an operator sees them. */
    List<String> problems() {
        return texts(load().problems());
    }

    static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
