package id.lintas.app.tenants;

import id.lintas.tenants.Problem;
import id.lintas.tenants.TenantKind;
import id.lintas.tenants.TenantState;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A version of a tenant's file.
 *
 * @param kind office or partner
 * @param id the tenant's id
 * @param number 1 for the first
 * @param content the file's text; empty if it is gone, cannot be read or may not be shown
 * @param verdict what the hub made of it
 * @param enabled whether it lets the tenant work
 * @param reasons why it was refused, one for each line, as {@link Problem} says them
 * @param seenAt when a node first saw it
 * @param node which node that was
 */
record TenantVersion(
        TenantKind kind,
        String id,
        int number,
        String content,
        Verdict verdict,
        boolean enabled,
        String reasons,
        Instant seenAt,
        String node) {

    enum Verdict {
        /** It came into force. */
        ACCEPTED,
        /** It is bad; the one before stayed in force. */
        REFUSED,
        /** The file is gone. */
        GONE
    }

    /** The version that this state of a file makes, if nobody has recorded it yet. */
    static TenantVersion of(TenantState state, int number, Instant seenAt, String node) {
        Verdict verdict = verdict(state);
        String content = verdict == Verdict.ACCEPTED ? state.inForce() : state.seen();
        List<String> reasons = state.problems().stream()
                .map(problem -> (problem.path() + " " + problem.message()).strip())
                .toList();
        return new TenantVersion(
                state.kind(),
                state.id(),
                number,
                // PostgreSQL keeps no zero character, and a file that has one is bad anyhow.
                content == null ? "" : content.replace('\0', '\uFFFD'),
                verdict,
                state.enabled(),
                String.join("\n", reasons),
                seenAt,
                node);
    }

    private static Verdict verdict(TenantState state) {
        return switch (state.standing()) {
            case IN_FORCE, DISABLED -> Verdict.ACCEPTED;
            case KEPT, REFUSED -> Verdict.REFUSED;
            case GONE -> Verdict.GONE;
        };
    }

    /** Whether both say the same, whoever saw them when. */
    boolean same(TenantVersion other) {
        return content.equals(other.content) && verdict == other.verdict && reasons.equals(other.reasons);
    }

    /** The SHA-256 of the content in hexadecimal, by which people compare versions on nodes. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    /** Enough of the digest to tell versions apart at a glance. */
    public String mark() {
        return digest().substring(0, 12);
    }

    List<String> reasonLines() {
        return reasons.isEmpty() ? List.of() : List.of(reasons.split("\n", -1));
    }
}
