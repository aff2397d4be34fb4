package id.lintas.intake;

import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.time.Clock;

/**
 * Who is at the other end of a {@link PaymentDialect}, and what the hub has for the talk with them.
 *
 * @param partner the partner as its file describes it
 * @param secrets where its secrets are
 * @param tokens access tokens, for dialects that have them
 * @param clock the hub's clock
 */
public record Counterpart(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock) {}
