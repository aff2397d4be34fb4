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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Public keys by id. The id is made from the key itself, so a key cannot pass for another.
 *
 * @param pinned whether they came from outside the archive
 */
record Keys(Map<String, PublicKey> byId, boolean pinned) {

    private static final long KEY_BYTES = 4096;

    /** The keys that the auditor trusts. */
    static Keys pinned(List<Path> files) throws NotChecked {
        Map<String, PublicKey> keys = new TreeMap<>();
        for (Path file : files) {
            try {
                if (Files.size(file) > KEY_BYTES) {
                    throw new NotChecked("--key " + file + ": too long for a public key");
                }
                add(keys, Files.readString(file));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new NotChecked("--key " + file + ": no Ed25519 public key in PEM");
            }
        }
        return new Keys(keys, true);
    }

    /** The keys that came with the archive: they show who claims to have signed, no more. */
    static Keys inside(ArchiveFile archive) throws BadEvidence, IOException {
        Map<String, PublicKey> keys = new TreeMap<>();
        for (String name : archive.names()) {
            if (name.startsWith("key-")) {
                byte[] pem = archive.bytes(name, KEY_BYTES).orElseThrow();
                try {
                    String id = add(keys, new String(pem, StandardCharsets.US_ASCII));
                    if (!name.equals("key-" + id + ".pem")) {
                        throw new BadEvidence(name + ": holds another key, " + id);
                    }
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    throw new BadEvidence(name + ": no Ed25519 public key in PEM");
                }
            }
        }
        return new Keys(keys, false);
    }

    private static String add(Map<String, PublicKey> keys, String pem) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        String id =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), 0, 8);
        keys.put(id, key);
        return id;
    }

    /** @param what named if the signature is wrong */
    void check(String keyId, byte[] content, String signature, String what) throws BadEvidence {
        PublicKey key = byId.get(keyId);
        if (key == null) {
            throw new BadEvidence(what + ": signed with key " + keyId + ", which is not among the keys "
                    + (pinned ? "given with --key" : "in the archive"));
        }
        boolean good;
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(content);
            good = check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            good = false;
        }
        if (!good) {
            throw new BadEvidence(what + ": the signature is not that of key " + keyId);
        }
    }
}
