package id.lintas.route.receive;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.UnknownPartner;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells trouble of the hub, which passes and leaves a message where it is, from trouble with a message. */
final class Passing {

    private Passing() {}

    /** Whether the same message may be taken as it is, once something else is well again. */
    static boolean is(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException
                || failure instanceof AccessTokens.TokensUnavailable
                || failure instanceof UnknownPartner;
    }
}
