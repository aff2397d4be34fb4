package id.lintas.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SNAP client needs to call a hub as one bank: a file each for ids, secret, keys and addresses, for their owner alone.
 *
 * @param folder where they are
 */
public record PartnerCredentials(Path folder) {

    /** The bank of the demonstration that only tries. */
    public static final String BANK = "bank-uji";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * Writes the files, each anew; {@code billing-code} comes with {@link #billingCode}.
     *
     * @param bank its id at the hub
     * @param file the bank's tenant file
     * @param hubUrl such as {@code http://localhost:18080}
     */
    public void write(String bank, Path file, Secrets secrets, String hubUrl) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            write("hub-url", hubUrl);
            write("base-url", hubUrl + "/partners/" + bank);
            write("client-id", bank);
            write("partner-id", bank);
            write("partner-service-id", setting(Files.readString(file), "partnerServiceId"));
            write("channel-id", "95231");
            write("client-secret", secrets.text("peers/" + bank + "/client-secret"));
            write("private-key.pem", secrets.text("peers/" + bank + "/private-key.pem"));
            write("public-key.pem", secrets.text("hub/" + bank + "/public-key.pem"));
        } catch (IOException e) {
            throw new HarnessFailed("A bank's credentials are not written: " + e.getMessage(), e);
        }
    }

    /**
     * Asks the hub, as the bank, for a code that can be paid, and keeps it as {@code billing-code}.
     *
     * @throws HarnessFailed if the hub gives none
     */
    public String billingCode(Clock clock) {
        try {
            String bank = text("client-id");
            String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
            String answer = send(HttpRequest.newBuilder(URI.create(text("base-url") + "/v1.0/access-token/b2b"))
                    .header("Content-Type", "application/json")
                    .header("X-TIMESTAMP", now)
                    .header("X-CLIENT-KEY", bank)
                    .header("X-SIGNATURE", signature(bank + "|" + now))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"grantType\":\"client_credentials\"}")));
            String token = found("\"accessToken\":\"([^\"]+)\"", answer);
            String code = found(
                    "\"payable\":\\[\"([0-9]{15})\"",
                    send(HttpRequest.newBuilder(URI.create(text("hub-url") + "/developers/" + bank + "/codes"))
                            .header("Authorization", "Bearer " + token)));
            write("billing-code", code);
            return code;
        } catch (IOException | GeneralSecurityException e) {
            throw new HarnessFailed("The hub gives no code that can be paid: " + e.getMessage(), e);
        }
    }

    private String signature(String text) throws IOException, GeneralSecurityException {
        byte[] key = Base64.getMimeDecoder().decode(text("private-key.pem").replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String send(HttpRequest.Builder request) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String found(String pattern, String answer) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(answer);
        if (!found.find()) {
            throw new IOException("answer: " + answer + " (expected: " + pattern + ")");
        }
        return found.group(1);
    }

    private static String setting(String file, String key) throws IOException {
        return found("(?m)^ +" + key + ": \"([^\"]*)\"", file);
    }

    /** With the blanks that a service id begins with. */
    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name)).stripTrailing();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
    }
}
