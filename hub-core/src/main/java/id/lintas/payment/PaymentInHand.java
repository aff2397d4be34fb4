package id.lintas.payment;

import id.lintas.sql.Later;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment whose reference nobody else can say anything under until the end of the transaction that took it.
 *
 * @param owner whose the bill is, as {@link SettlePayment#owner} says
 */
public record PaymentInHand(PaymentConfirmation said, Instant receivedAt, Later<Optional<BillOwner>> owner) {}
