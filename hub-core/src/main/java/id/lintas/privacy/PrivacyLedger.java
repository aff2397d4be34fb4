package id.lintas.privacy;

import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What every change of this feature writes besides its own rows. */
@Component
record PrivacyLedger(
        OfficeTransactions transactions, AuditTrail audit, Deliveries deliveries, Envelopes envelopes, Clock clock) {}
