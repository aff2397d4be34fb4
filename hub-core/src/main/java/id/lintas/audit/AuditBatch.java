package id.lintas.audit;

import id.lintas.office.OfficeId;
import java.time.Instant;

/**
 * A signed stretch of an office's chain.
 *
 * @param number counts from 1 without gaps
 * @param content the text that is signed, exactly
 * @param signature Ed25519, in Base64
 */
record AuditBatch(
        long number, long fromSeq, long toSeq, String content, String signature, String keyId, Instant sealedAt) {

    /** As archives carry it: the signature, a blank, the signed text. */
    String line() {
        return signature + " " + content + "\n";
    }

    /** The text to sign: one JSON object, its names in this order, without blanks. */
    static String content(
            OfficeId office, long number, AuditLink first, AuditLink.Head head, Instant sealedAt, String keyId) {
        StringBuilder json = new StringBuilder(400).append("{\"office\":");
        AuditEntry.text(json, office.value());
        json.append(",\"batch\":").append(number);
        json.append(",\"fromSeq\":").append(first.seq());
        json.append(",\"toSeq\":").append(head.seq());
        AuditEntry.field(json, "previousDigest", first.previous());
        AuditEntry.field(json, "lastDigest", head.digest());
        AuditEntry.field(json, "sealedAt", AuditEntry.timestamp(sealedAt));
        AuditEntry.field(json, "keyId", keyId);
        return json.append('}').toString();
    }
}
