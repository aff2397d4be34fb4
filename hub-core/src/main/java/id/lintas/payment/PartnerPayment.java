package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known under a partner's reference.
 *
 * @param partner whose reference it is
 * @param reference the reference
 * @param alternate another number by which the partner knows it; the reference itself where there is none
 * @param transport how it came
 * @param confirmed whether the partner confirmed a payment; until then there is a reversal alone
 * @param billingCode the bill that it named
 * @param amount how much it named
 * @param paidAt when it was paid
 * @param channel where, as the partner names it
 * @param receivedAt when the hub had the first word of it
 * @param outcome what the partner was told of the payment
 * @param office whose bill it is, if that is known
 * @param payment the payment it became, if its bill is known
 * @param held whether the money was taken and no bill has its code
 * @param decided whether people decided about it before an office had it: matched it to a bill by hand, or gave it back
 * @param matched the bill that people found for it, if they did
 * @param match how far that is
 * @param reversal the partner's word that it took the payment back, if there is one
 */
record PartnerPayment(
        PartnerId partner,
        String reference,
        String alternate,
        Transport transport,
        boolean confirmed,
        BillingCode billingCode,
        Rupiah amount,
        Instant paidAt,
        String channel,
        Instant receivedAt,
        Outcome outcome,
        @Nullable OfficeId office,
        @Nullable UUID payment,
        boolean held,
        boolean decided,
        @Nullable BillingCode matched,
        @Nullable Match match,
        @Nullable Reversal reversal) {

    /** A match by people. */
    enum Match {
        /** Decided; the office's rows do not have it yet. */
        ASKED,
        /** The office has it. */
        DONE,
        /** Taken back; the office's rows do not know yet. */
        UNDO
    }

    /** What is known before a partner's first word under a reference: nothing that stands. */
    static PartnerPayment unheardOf(PaymentConfirmation said, Instant receivedAt) {
        return new PartnerPayment(
                said.partner(),
                said.reference(),
                said.alternate(),
                said.transport(),
                false,
                said.billingCode(),
                said.amount(),
                said.paidAt(),
                said.channel(),
                receivedAt,
                Outcome.UNAVAILABLE,
                null,
                null,
                false,
                false,
                null,
                null,
                null);
    }

    /** Whether nothing is kept under the reference yet: what is not confirmed is kept for its reversal alone. */
    boolean unheardOf() {
        return !confirmed && reversal == null;
    }

    /** Whether it waits for its bill, by whomever that is found. */
    boolean unclaimed() {
        return confirmed && held && payment == null && match == null;
    }

    /** Whether it waits for people to find its bill; what was taken back needs none. */
    boolean waits() {
        return unclaimed() && reversal == null;
    }

    /** What the partner said it took back, and when. */
    record Reversal(BillingCode billingCode, Rupiah amount, Instant at) {

        boolean says(PaymentReversal said) {
            return billingCode.equals(said.billingCode()) && amount.equals(said.amount());
        }

        private boolean of(BillingCode code, Rupiah paid) {
            return billingCode.equals(code) && amount.equals(paid);
        }
    }

    /** The paid-at time may be said with another precision in a repeat; code and amount are what is paid. */
    boolean says(PaymentConfirmation said) {
        return billingCode.equals(said.billingCode()) && amount.equals(said.amount());
    }

    /** Whether the partner was given an answer that stands; what is held or was refused may be said again, and corrected. */
    boolean answered() {
        return confirmed && (outcome.settled() || outcome == Outcome.REVERSED);
    }

    /**
     * Whether what is known stands whatever is said now. Held money may be corrected in its amount; moving it to another bill is for
     * people, whose word stands.
     */
    boolean stands(PaymentConfirmation said) {
        return answered() || decided || (payment != null && !billingCode.equals(said.billingCode()));
    }

    /** When the money of that much for that bill was taken back, if it was. */
    @Nullable
    Instant takenBack(BillingCode code, Rupiah paid) {
        return reversal != null && reversal.of(code, paid) ? reversal.at() : null;
    }
}
