package id.lintas.rescue;

import id.lintas.inquiry.BankWord;
import id.lintas.partner.PartnerId;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.Bill;
import id.lintas.payment.Payment;
import id.lintas.payment.Rupiah;
import id.lintas.payment.UnmatchedMoney;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about something that somebody typed off a slip.
 *
 * @param cases the office's cases that it names exactly
 * @param alike numbers that only look like it; a person must choose
 * @param waiting money under that number that no office has yet
 * @param stated what partners' statements say under that number
 */
public record Finding(
        List<Found> cases, List<Alike> alike, List<UnmatchedMoney.Told> waiting, List<OnStatement> stated) {

    /**
     * A booking on a partner's statement. It settles nothing.
     *
     * @param day the banking day
     * @param billingCode the bill that it names, if it names one
     * @param credit whether the money came in; otherwise it left again
     * @param confirmed whether the partner confirmed that payment to the hub
     */
    public record OnStatement(
            String partner,
            LocalDate day,
            String reference,
            @Nullable String billingCode,
            BigDecimal amount,
            boolean credit,
            boolean confirmed) {}

    /**
     * A number that looks like the one that was typed and is another.
     *
     * @param application whose it is
     * @param number the number as it really is
     * @param amount how much was paid or is owed
     * @param at when it was paid, or its bill asked for
     */
    public record Alike(UUID application, String number, Rupiah amount, Instant at) {}

    /** Whether nothing at all is known. */
    public boolean nothing() {
        return cases.isEmpty() && alike.isEmpty() && waiting.isEmpty() && stated.isEmpty();
    }

    /**
     * One case.
     *
     * @param application the case
     * @param bill what is owed last, if a bill was asked for
     * @param payments its money, oldest first
     * @param verdict where its payment stands, in one word
     * @param words what partners said just now; empty unless they were asked
     * @param acceptance whether and how the office serves it before the confirmation
     */
    public record Found(
            PassportApplication application,
            @Nullable Bill bill,
            List<Payment> payments,
            Verdict verdict,
            Map<PartnerId, BankWord> words,
            @Nullable Acceptance acceptance) {

        /** The word of the partner that has the money. */
        public Map.@Nullable Entry<PartnerId, BankWord> paid() {
            return words.entrySet().stream()
                    .filter(word -> word.getValue().kind() == BankWord.Kind.PAID)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Where a case's payment stands. */
    public enum Verdict {
        /** Paid, and the state has it. */
        PAID,
        /** A partner confirmed it; the state's receipt is to come. */
        PROVISIONAL,
        /** Money is here and waits for people: late, another amount, taken back. */
        IN_QUESTION,
        /** No bill was asked for or issued. */
        NO_BILL,
        /** A partner says that it has the money, and its confirmation is not here. */
        BANK_SAYS_PAID,
        /** All partners that can be asked say that they have none. */
        BANK_SAYS_NOT_PAID,
        /** No partner could say anything. */
        NOBODY_KNOWS
    }
}
