package id.lintas.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hub's public keys of receipts, from the JWK set that it publishes. A key's id is made from the key itself, so none can
 * pass for another.
 */
record ReceiptKeys(Map<String, PublicKey> byId) {

    private static final int MOST_BYTES = 262_144;
    private static final Pattern JWK = Pattern.compile("\\{[^{}]*}");
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws NotChecked if the file holds no keys, or a key under another's id */
    static ReceiptKeys read(Path file) throws NotChecked {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new NotChecked("--keys " + file + ": too long for a set of keys");
            }
            return parse(Files.readString(file), "--keys " + file);
        } catch (IOException e) {
            throw new NotChecked("--keys " + file + ": cannot be read");
        }
    }

    static ReceiptKeys parse(String set, String what) throws NotChecked {
        Map<String, PublicKey> keys = new TreeMap<>();
        Matcher each = JWK.matcher(set.replaceAll("\\s", ""));
        while (each.find()) {
            Map<String, String> jwk;
            try {
                jwk = FlatJson.parse(each.group(), what);
            } catch (BadEvidence e) {
                throw new NotChecked(what + ": no set of keys");
            }
            add(keys, jwk, what);
        }
        if (keys.isEmpty()) {
            throw new NotChecked(what + ": no keys in it (expected: what the hub says at /receipts/keys)");
        }
        return new ReceiptKeys(keys);
    }

    private static void add(Map<String, PublicKey> keys, Map<String, String> jwk, String what) throws NotChecked {
        String id = jwk.getOrDefault("kid", "");
        if (!"OKP".equals(jwk.get("kty")) || !"Ed25519".equals(jwk.get("crv"))) {
            throw new NotChecked(what + ": key " + id + " is no Ed25519 key");
        }
        try {
            byte[] raw = Base64.getUrlDecoder().decode(jwk.getOrDefault("x", ""));
            byte[] der = new byte[PREFIX.length + raw.length];
            System.arraycopy(PREFIX, 0, der, 0, PREFIX.length);
            System.arraycopy(raw, 0, der, PREFIX.length, raw.length);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
            String own = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(der), 0, 8);
            if (!own.equals(id)) {
                throw new NotChecked(what + ": key " + own + " is there under the name " + id);
            }
            keys.put(id, key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NotChecked(what + ": key " + id + " is no Ed25519 key");
        }
    }

    /** Whether the key signed exactly this. */
    static boolean signed(PublicKey key, String content, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(content.getBytes(StandardCharsets.US_ASCII));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
