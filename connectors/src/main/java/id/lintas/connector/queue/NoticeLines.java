package id.lintas.connector.queue;

import id.lintas.connector.PartnerClock;
import id.lintas.connector.camt.CamtSink;
import id.lintas.connector.camt.Copy;
import id.lintas.connector.camt.Direction;
import id.lintas.connector.camt.Entry;
import id.lintas.connector.camt.Money;
import id.lintas.connector.camt.Statement;
import id.lintas.connector.camt.Transaction;
import id.lintas.connector.queue.Notice.Line;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.RawMessage;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Rupiah;
import id.lintas.payment.Settlement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns a notification's transactions into requests, each by itself. Used once. */
final class NoticeLines implements CamtSink {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[7-9][0-9]{14}(?![0-9])");

    private final RawMessage message;
    private final List<Line> lines = new ArrayList<>();

    NoticeLines(RawMessage message) {
        this.message = message;
    }

    List<Line> all() {
        return lines;
    }

    @Override
    public void transaction(Statement statement, Entry entry, Transaction transaction) {
        String reference = transaction
                .reference()
                .filter(text -> PRINTABLE.matcher(text).matches())
                .orElse("");
        Set<String> codes = codes(transaction);
        String code = codes.size() == 1 ? codes.iterator().next() : "";
        boolean pending = !entry.booked();
        PartnerRequest request;
        try {
            request = request(statement, entry, transaction, new Named(reference, code));
        } catch (MalformedMessage e) {
            request = refused(e.field());
        }
        lines.add(new Line(transaction.path(), reference, code, pending, request));
    }

    /** What names a transaction and its bill; empty texts where they are absent. */
    private record Named(String reference, String code) {}

    /** Without details nothing says which bills were paid. */
    @Override
    public void entry(Statement statement, Entry entry, int transactions) {
        if (transactions == 0) {
            String reference = entry.reference().orElse("");
            lines.add(new Line(entry.path(), reference, "", !entry.booked(), refused("NtryDtls")));
        }
    }

    private static PartnerRequest refused(String field) {
        return new PartnerRequest.Refused(Settlement.of(Outcome.MALFORMED, field));
    }

    private PartnerRequest request(Statement statement, Entry entry, Transaction transaction, Named named)
            throws MalformedMessage {
        if (named.reference().isBlank()) {
            throw new MalformedMessage("Refs");
        }
        // A copy says nothing new, and money that has not moved pays nothing: the bank learns what is known.
        if (statement.copy() != Copy.ORIGINAL || !entry.booked()) {
            return new PartnerRequest.Status(named.reference());
        }
        Rupiah amount = rupiah(transaction.money());
        BillingCode code = BillingCode.parse(named.code()).orElseThrow(() -> new MalformedMessage("RmtInf"));
        Instant at = transaction
                .at()
                .filter(when -> PartnerClock.plausible(when, message.receivedAt()))
                .orElseThrow(() -> new MalformedMessage("BookgDt"));
        if (transaction.direction() == Direction.DEBIT) {
            return new PartnerRequest.Reversal(new PaymentReversal(
                    message.partner(),
                    message.transport(),
                    named.reference(),
                    code,
                    amount,
                    at,
                    transaction.returnReason()));
        }
        if (entry.reversal()) {
            // What is given back here was taken from the account before, and was no payment.
            throw new MalformedMessage("RvslInd");
        }
        return new PartnerRequest.Payment(new PaymentConfirmation(
                message.partner(),
                message.transport(),
                named.reference(),
                transaction
                        .endToEnd()
                        .filter(text -> PRINTABLE.matcher(text).matches())
                        .orElse(named.reference()),
                code,
                amount,
                at,
                ""));
    }

    private static Rupiah rupiah(Money money) throws MalformedMessage {
        if (!money.currency().equals("IDR")) {
            throw new MalformedMessage("Ccy");
        }
        BigDecimal whole = money.amount().stripTrailingZeros();
        if (whole.scale() > 0 || whole.precision() - whole.scale() > 15) {
            throw new MalformedMessage("Amt");
        }
        return new Rupiah(whole.longValueExact());
    }

    /** Every billing code that the remittance names: a structured reference as a whole, or fifteen digits among other text. */
    private static Set<String> codes(Transaction transaction) {
        Set<String> codes = new LinkedHashSet<>();
        for (String reference : transaction.creditorReferences()) {
            BillingCode.parse(reference).map(BillingCode::value).ifPresent(codes::add);
        }
        for (String line : transaction.remittance()) {
            CODE.matcher(line).results().map(MatchResult::group).forEach(codes::add);
        }
        return codes;
    }

    /** The message's own name, if the ledger can keep it. */
    static Optional<String> name(String messageId) {
        return Optional.of(messageId).filter(text -> PRINTABLE.matcher(text).matches() && !text.isBlank());
    }
}
