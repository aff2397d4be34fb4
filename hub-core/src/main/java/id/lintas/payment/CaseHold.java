package id.lintas.payment;

import java.time.Instant;
import java.util.UUID;

/**
 * Why people have to look at a case before it goes on.
 *
 * @param application the case
 * @param payment the payment that was taken back
 * @param since since when
 */
public record CaseHold(UUID application, UUID payment, Instant since) {}
