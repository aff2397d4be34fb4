package id.lintas.access;

import id.lintas.access.RefusedLogins.Kind;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Tells the audit once a minute what this node refused, one entry for each door, user and reason. */
@Service
class RefusedLoginsAudit implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedLoginsAudit.class);

    private final RefusedLogins refused;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;

    RefusedLoginsAudit(RefusedLogins refused, OfficeTransactions transactions, AuditTrail audit) {
        this.refused = refused;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What cannot be written now is told the next time. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void tell() {
        Map<Kind, Long> counted = refused.take();
        if (counted.isEmpty()) {
            return;
        }
        try {
            transactions.run(
                    OfficeId.CENTRAL,
                    () -> counted.forEach((kind, times) -> audit.record(
                            OfficeId.CENTRAL, kind.door(), event(kind.why()), kind.user(), kind.why() + " " + times)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("refused logins are told later: {}", e.getClass().getName());
            counted.forEach(refused::add);
        }
    }

    /** Whoever came in and reached for another's channel is no refused login. Whose it was stays out: a typed name may be anything. */
    private static AuditEvent event(Refusal why) {
        return why == Refusal.NOT_ITS_CHANNEL ? AuditEvent.ACCESS_REFUSED : AuditEvent.LOGIN_REFUSED;
    }

    /** The last minute is told too, if the database is still there. */
    @Override
    public void destroy() {
        tell();
    }
}
