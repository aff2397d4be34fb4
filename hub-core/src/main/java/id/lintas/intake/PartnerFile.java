package id.lintas.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.partner.PartnerId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file that the ledger knows.
 *
 * @param id its id here
 * @param partner whose it is
 * @param name its name without folders
 * @param digest SHA-256 of its content in hex
 * @param bytes its length
 * @param state how far it is
 * @param lines how many payments it holds
 * @param settled how many of them are settled, once it is done
 * @param reasons why it was refused
 * @param receivedAt when the hub had it whole
 * @param fence grows with each claim; who holds an older one may not go on
 * @param tries how often it was claimed without coming to its end
 */
record PartnerFile(
        UUID id,
        PartnerId partner,
        String name,
        String digest,
        long bytes,
        State state,
        int lines,
        int settled,
        List<String> reasons,
        Instant receivedAt,
        long fence,
        int tries) {

    /** How far a file is. */
    enum State {
        /** It was found right; its lines are being settled. */
        SETTLING,
        /** All lines have their outcome. */
        DONE,
        /** Nothing of it takes effect. */
        REFUSED
    }

    /** A new row of a file that came. */
    static PartnerFile fetched(
            IncomingFile incoming, Fetched fetched, State state, int lines, List<String> reasons, Instant now)
            throws IOException {
        String digest = fetched.digest();
        return new PartnerFile(
                UuidCreator.getTimeOrderedEpoch(),
                incoming.partner(),
                incoming.name(),
                digest == null ? "" : digest,
                fetched.spool().bytes(),
                state,
                lines,
                0,
                reasons,
                now,
                0,
                0);
    }

    FileResult result() {
        return new FileResult(name, lines, settled, reasons);
    }
}
