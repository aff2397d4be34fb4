package id.lintas.privacy;

import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What every change of this feature writes besides its own rows. */
@Component
record PrivacyLedger(OfficeTransactions transactions, AuditTrail audit, Clock clock) {}
