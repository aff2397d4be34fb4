package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets that tenants' files refer to, for a demonstration: those of a newcomer are made, those that are there stay.
 * What only the other side can give, such as a host key, is not made.
 *
 * @param secrets where they are kept
 */
public record TenantSecrets(Secrets secrets) {

    private static final Pattern REFERENCE =
            Pattern.compile("\\b([a-z][a-z0-9-]*)/(webhook-secret|client-secret|broker-password|public-key\\.pem)");

    private static final Pattern API = Pattern.compile("(?m)^api:[ \t]*true");

    /**
     * Makes what is missing.
     *
     * @param tenants the tenants folder
     * @return the references of the secrets made
     * @throws HarnessFailed if a file cannot be read or a secret not be written
     */
    public List<String> make(Path tenants) {
        List<String> made = new ArrayList<>();
        try {
            for (String folder : List.of("offices", "partners")) {
                try (Stream<Path> files = Files.list(tenants.resolve(folder))) {
                    for (Path file : files.sorted().toList()) {
                        make(file, made);
                    }
                }
            }
        } catch (IOException e) {
            throw new HarnessFailed("The tenants' secrets are not made: " + e.getMessage(), e);
        }
        return List.copyOf(made);
    }

    private void make(Path file, List<String> made) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") || !name.endsWith(".yaml")) {
            return;
        }
        String id = name.substring(0, name.length() - ".yaml".length());
        String text = Files.readString(file);
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            if (reference.group(1).equals(id)) {
                make(id, reference.group(2), made);
            }
        }
        if (API.matcher(text).find()) {
            make(id, "api-client-secret", made);
        }
    }

    private void make(String id, String name, List<String> made) throws IOException {
        String reference = id + "/" + name;
        if (Files.exists(secrets.hub().resolve(reference))) {
            return;
        }
        switch (name) {
            case "webhook-secret" -> secrets.shared(reference, Secrets::webhook);
            case "public-key.pem" -> secrets.keyPair(id);
            case "api-client-secret" -> secrets.ofOfficesSystem(id);
            default -> secrets.shared(reference, Secrets::password);
        }
        made.add(reference);
    }
}
