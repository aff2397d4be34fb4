package id.lintas.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Examines secrets without using them. Safe for use by many threads. */
public final class SecretCheck {

    private static final int WEBHOOK_BYTES = 24;
    private static final int KEY_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Whose value nobody else may know, and no other secret may share. */
    private static final Set<SecretKind> SECRET =
            EnumSet.of(SecretKind.PASSWORD, SecretKind.WEBHOOK, SecretKind.KEY, SecretKind.PRIVATE_KEY);

    private static final Set<PosixFilePermission> OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final SecretStore store;
    private final Modes modes;

    /** What to do about a file that more than its owner and group may read, or that others may write. */
    public enum Modes {
        /** A problem like any other. */
        REFUSE,
        /** Said, but not in the way: for mounts whose mode cannot be set. */
        WARN,
        /** Not looked at. */
        IGNORE
    }

    /** @param store where the secrets are */
    public SecretCheck(SecretStore store, Modes modes) {
        this.store = store;
        this.modes = modes;
    }

    /** All that is wrong with these secrets and with their successors, in the order given. */
    public List<SecretProblem> problems(Collection<NeededSecret> needed) {
        Map<String, NeededSecret> once = new LinkedHashMap<>();
        for (NeededSecret secret : needed) {
            // The hub's own need weighs more than a tenant's for the same file.
            once.merge(secret.reference(), secret, (known, other) -> other.hubs() ? other : known);
        }
        List<SecretProblem> problems = new ArrayList<>();
        Map<String, NeededSecret> values = new HashMap<>();
        for (NeededSecret secret : once.values()) {
            examine(secret, values, problems);
            NeededSecret next = new NeededSecret(
                    secret.reference() + SecretStore.NEXT, secret.kind(), secret.owner(), secret.purpose());
            if (present(next.reference())) {
                List<SecretProblem> found = new ArrayList<>();
                examine(next, values, found);
                // One that is gone by now was put into its place meanwhile, which is no fault.
                if (present(next.reference())) {
                    problems.addAll(found);
                }
            }
        }
        return List.copyOf(problems);
    }

    private void examine(NeededSecret secret, Map<String, NeededSecret> values, List<SecretProblem> problems) {
        String text;
        try {
            text = store.text(secret.reference());
        } catch (MissingSecret e) {
            problems.add(problem(secret, e.why() + " (" + secret.purpose() + ")", true));
            return;
        }
        weakness(secret.kind(), text).ifPresent(why -> problems.add(problem(secret, why, true)));
        if (secret.kind() == SecretKind.KEY_NAME && NAME.matcher(text).matches()) {
            String key = secret.reference().replaceFirst("[^/]*$", "") + text;
            examine(new NeededSecret(key, SecretKind.KEY, secret.owner(), secret.purpose()), values, problems);
        }
        if (SECRET.contains(secret.kind())) {
            NeededSecret same = values.putIfAbsent(text, secret);
            if (same != null && !sameSecret(same, secret)) {
                problems.add(problem(secret, "has the same value as " + same.reference(), true));
            }
            mode(secret).ifPresent(problems::add);
        }
    }

    private static boolean sameSecret(NeededSecret one, NeededSecret other) {
        return (one.reference() + SecretStore.NEXT).equals(other.reference());
    }

    private static Optional<String> weakness(SecretKind kind, String text) {
        return switch (kind) {
            case PASSWORD -> Strength.weakness(text);
            case WEBHOOK ->
                text.startsWith("whsec_")
                        ? bytes(text.substring("whsec_".length()), WEBHOOK_BYTES, Integer.MAX_VALUE)
                        : Optional.of("has another form (expected: whsec_ and Base64)");
            case KEY -> bytes(text, KEY_BYTES, KEY_BYTES);
            case KEY_NAME ->
                NAME.matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of("has another form (expected: the name of a file beside it)");
            case PRIVATE_KEY -> pem(text, "PRIVATE KEY");
            case PUBLIC_KEY -> pem(text, "PUBLIC KEY");
            case FILE ->
                Strength.placeholder(text)
                        ? Optional.of("holds a placeholder that nobody filled in")
                        : Optional.empty();
        };
    }

    private static Optional<String> pem(String text, String what) {
        return text.startsWith("-----BEGIN ") && text.contains(what + "-----")
                ? Optional.empty()
                : Optional.of("has another form (expected: a " + what.toLowerCase(java.util.Locale.ROOT) + " in PEM)");
    }

    private static Optional<String> bytes(String base64, int least, int most) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    Strength.placeholder(base64)
                            ? "holds a placeholder that nobody filled in"
                            : "has another form (expected: Base64)");
        }
        if (Strength.known(base64)) {
            return Optional.of("is a default or well-known value");
        }
        if (bytes.length < least || bytes.length > most) {
            return Optional.of(
                    "has " + bytes.length + " bytes (expected: " + (least == most ? "" : "at least ") + least + ")");
        }
        StringBuilder characters = new StringBuilder();
        for (byte b : bytes) {
            characters.append((char) (b & 0xff));
        }
        return Strength.bits(characters.toString()) < 2.0 * bytes.length
                ? Optional.of("is a pattern (expected: random bytes)")
                : Optional.empty();
    }

    private Optional<SecretProblem> mode(NeededSecret secret) {
        if (modes == Modes.IGNORE) {
            return Optional.empty();
        }
        try {
            Path file = store.file(secret.reference());
            // A link's target counts: Kubernetes mounts each file as one.
            return Files.getPosixFilePermissions(file).stream().anyMatch(OPEN::contains)
                    ? Optional.of(problem(
                            secret,
                            "is open to others (expected: mode 0600, or 0440 for a group of its own)",
                            modes == Modes.REFUSE && secret.hubs()))
                    : Optional.empty();
        } catch (UnsupportedOperationException | IOException e) {
            return Optional.empty();
        }
    }

    private boolean present(String reference) {
        try {
            return Files.size(store.file(reference)) > 0;
        } catch (MissingSecret | IOException e) {
            return false;
        }
    }

    private static SecretProblem problem(NeededSecret secret, String message, boolean fatal) {
        return new SecretProblem(secret.reference(), secret.owner(), message, fatal);
    }
}
