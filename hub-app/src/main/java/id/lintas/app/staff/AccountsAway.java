package id.lintas.app.staff;

/** The identity provider cannot be asked for accounts now. */
final class AccountsAway extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    AccountsAway(String what, Throwable cause) {
        super("accounts: " + what + " not answered (expected: an answer of the identity provider)", cause);
    }
}
