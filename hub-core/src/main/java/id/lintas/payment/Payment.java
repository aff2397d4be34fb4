package id.lintas.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded payment with its four receipts: bank paid, hub received, registry stored, office saw. The first one missing
 * names the stuck hop.
 *
 * @param id the payment
 * @param application the case it pays
 * @param partner who confirmed it
 * @param partnerReference NTB or NTP
 * @param billingCode the bill
 * @param amount what was paid
 * @param status where it stands
 * @param paidAt when the payer paid
 * @param receivedAt when the hub had the confirmation
 * @param registryStoredAt when the registry stored it, once it did
 * @param officeSawAt when the office saw it, once it did
 * @param ntpn the state receipt number, once known
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
        @Nullable String ntpn) {

    /** Where a payment stands. */
    public enum Status {
        /** Confirmed by the partner; no state receipt yet. */
        PROVISIONAL,
        /** The state's receipt (NTPN) is known. */
        SETTLED,
        /** Paid after the bill's expiry, or told of when the case could no longer go on; a person decides. */
        LATE
    }
}
