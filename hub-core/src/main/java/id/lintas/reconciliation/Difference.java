package id.lintas.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that did not agree.
 *
 * @param subject the partner's reference, or the statement's name where a page is missing
 * @param billingCode the bill that it is about, where one is named
 * @param office whose bill that is, if one is known
 * @param bookingCode the case's booking, if the bill is known
 * @param stated what the statement says, if it says something
 * @param confirmed what the confirmation said, if there is one
 * @param at when it was paid or booked
 * @param foundAt when a run first found it
 * @param closedAt when a run found that it agrees by now
 */
public record Difference(
        String partner,
        LocalDate day,
        DifferenceKind kind,
        String subject,
        @Nullable String billingCode,
        @Nullable String office,
        @Nullable String bookingCode,
        @Nullable BigDecimal stated,
        @Nullable Long confirmed,
        @Nullable Instant at,
        Instant foundAt,
        @Nullable Instant closedAt) {

    /** Where a list goes on after this one. */
    public String key() {
        return kind + " " + subject;
    }
}
