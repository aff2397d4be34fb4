package id.lintas.app.api;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can be wrong with a call. The words are in the message bundles, {@code problem.<code>.title} and {@code .detail}. */
enum ApiCode {
    /** No access token came with the call. */
    TOKEN_MISSING(HttpStatus.UNAUTHORIZED),
    /** The access token is forged, expired, for somebody else, or names no office. */
    TOKEN_REFUSED(HttpStatus.UNAUTHORIZED),
    /** Nobody can say now whether the access token is good. */
    IDENTITY_AWAY(HttpStatus.SERVICE_UNAVAILABLE),
    /** The caller is known and may not do this. */
    NOT_ALLOWED(HttpStatus.FORBIDDEN),
    /** There is no such thing for this caller. */
    NOT_FOUND(HttpStatus.NOT_FOUND),
    /** A parameter or the body has the wrong form. */
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    /** The body is larger than any that this call takes. */
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE),
    /** The path exists, but not for this method. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    /** The body is no JSON, or the caller takes none. */
    MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** The case changed since the caller read it. */
    CHANGED(HttpStatus.CONFLICT),
    /** The case's stage does not lead there. */
    OUT_OF_ORDER(HttpStatus.CONFLICT),
    /** The office's systems, or this address, ask for more than their limits. */
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    /** The ledger cannot be read or written now. */
    LEDGER_AWAY(HttpStatus.SERVICE_UNAVAILABLE),
    /** The hub itself is broken. */
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    ApiCode(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /** Such as {@code token-missing}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same call may succeed later without a change. */
    boolean retryable() {
        return status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS;
    }
}
