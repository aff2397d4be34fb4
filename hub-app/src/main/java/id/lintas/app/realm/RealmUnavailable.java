package id.lintas.app.realm;

import org.jspecify.annotations.Nullable;

/** The identity provider could not be asked or did not do what it was asked; the next run tries again. */
final class RealmUnavailable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RealmUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
