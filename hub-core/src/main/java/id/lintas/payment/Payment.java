package id.lintas.payment;

import id.lintas.partner.Transport;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a partner says it took for a bill, with its four receipts: bank paid, hub received, registry stored, office saw.
 * The first one missing names the stuck hop.
 *
 * @param id the payment
 * @param application the case it pays
 * @param partner who confirmed it
 * @param partnerReference NTB or NTP
 * @param billingCode the bill
 * @param amount what was paid
 * @param status where it stands, which follows from the whole {@link CaseAccount}
 * @param paidAt when the payer paid
 * @param receivedAt when the hub had the confirmation
 * @param registryStoredAt when the registry stored it, once it did
 * @param officeSawAt when the office saw it, once it did
 * @param ntpn the state receipt number, once known; kept also when the payment was taken back
 * @param transport how the confirmation came
 * @param channel where it was paid, as the partner names it; may be empty
 * @param reversedAt when the partner took it back, if it did
 * @param decision what two people decided about it, if they did
 */
public record Payment(
        UUID id,
        UUID application,
        String partner,
        String partnerReference,
        BillingCode billingCode,
        Rupiah amount,
        Status status,
        Instant paidAt,
        Instant receivedAt,
        @Nullable Instant registryStoredAt,
        @Nullable Instant officeSawAt,
        @Nullable String ntpn,
        Transport transport,
        String channel,
        @Nullable Instant reversedAt,
        @Nullable Decision decision) {

    /**
     * What people decided.
     *
     * @param kind what
     * @param at when
     */
    public record Decision(Kind kind, Instant at) {

        /** What can be decided about money that settles nothing by itself. */
        public enum Kind {
            /** It counts, though it came late or is another amount. */
            ACCEPTED,
            /** It was given back to the payer. */
            RETURNED,
            /** The bill that people had found for it was the wrong one. */
            UNMATCHED
        }
    }

    /** Where a payment stands. */
    public enum Status {
        /** Settles the case, confirmed by the partner; no state receipt yet. */
        PROVISIONAL,
        /** Settles the case; the state's receipt (NTPN) is known. */
        SETTLED,
        /** Paid after the bill's expiry, or told of when the case could no longer go on; a person decides. */
        LATE,
        /** Not what is owed; held until a person decides. */
        MISMATCH,
        /** Another payment settles the case; held to be given back. */
        SECOND,
        /** Taken back by the partner. */
        REVERSED,
        /** Given back to the payer, as people decided. */
        RETURNED,
        /** Not this case's money after all, as people decided. */
        UNMATCHED;

        /** Whether this payment settles its case. */
        public boolean settles() {
            return this == PROVISIONAL || this == SETTLED;
        }

        /** Whether the money is in doubt and waits for a person. */
        public boolean held() {
            return this == LATE || this == MISMATCH || this == SECOND;
        }
    }

    boolean decided(Decision.Kind kind) {
        return decision != null && decision.kind() == kind;
    }

    Payment takenBack(Instant at) {
        return with(status, at, decision);
    }

    Payment as(Status next) {
        return with(next, reversedAt, decision);
    }

    /** The payment with another decision, or none; what it settled is open again. */
    Payment decided(@Nullable Decision next) {
        return with(status.settles() ? Status.SECOND : status, reversedAt, next);
    }

    /** The payment with its state receipt. */
    Payment stored(String receipt, Instant at) {
        return new Payment(
                id,
                application,
                partner,
                partnerReference,
                billingCode,
                amount,
                status,
                paidAt,
                receivedAt,
                at,
                officeSawAt,
                receipt,
                transport,
                channel,
                reversedAt,
                decision);
    }

    private Payment with(Status next, @Nullable Instant reversed, @Nullable Decision decided) {
        return new Payment(
                id,
                application,
                partner,
                partnerReference,
                billingCode,
                amount,
                next,
                paidAt,
                receivedAt,
                registryStoredAt,
                officeSawAt,
                ntpn,
                transport,
                channel,
                reversed,
                decided);
    }
}
