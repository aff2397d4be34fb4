package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.passport.MoveCondition;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.Stage;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Cases that wait for people because a payment was taken back. What messages say of such a case is still written down; nobody
 * prints, signs or hands over anything, and no check begins, until the hold is lifted.
 */
@Repository
class CaseHolds implements MoveCondition {

    private static final Set<Stage> WAITS = EnumSet.of(
            Stage.UNPAID,
            Stage.ADJUDICATING,
            Stage.PRINTED,
            Stage.QUALITY_CHECKED,
            Stage.SIGNED,
            Stage.UNCOLLECTED,
            Stage.HANDED_OVER,
            Stage.ARCHIVED);

    private final JdbcClient jdbc;

    CaseHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean allows(PassportApplication current, Stage next) {
        return !WAITS.contains(next) || open(current.office(), current.id()).isEmpty();
    }

    void hold(OfficeId office, Payment payment, Instant now) {
        jdbc.sql("""
                        insert into case_hold (office, application, payment, since, why) values (?, ?, ?, ?, 'PAYMENT_REVERSED')
                        on conflict do nothing
                        """)
                .params(office.value(), payment.application(), payment.id(), Timestamp.from(now))
                .update();
    }

    /** The case's holds that nobody lifted, oldest first. */
    List<CaseHold> open(OfficeId office, UUID application) {
        return jdbc.sql("""
                        select payment, since from case_hold where office = ? and application = ? and lifted_at is null
                        order by since, payment
                        """)
                .params(office.value(), application)
                .query((row, n) -> new CaseHold(
                        application,
                        row.getObject("payment", UUID.class),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** The office's holds that nobody lifted, oldest first. */
    List<CaseHold> open(OfficeId office, int most) {
        return jdbc.sql("""
                        select application, payment, since from case_hold where office = ? and lifted_at is null
                        order by since, payment limit ?
                        """)
                .params(office.value(), most)
                .query((row, n) -> new CaseHold(
                        row.getObject("application", UUID.class),
                        row.getObject("payment", UUID.class),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** Lifts what is open; returns how many. */
    int lift(OfficeId office, UUID application, Instant now, String who, String reason) {
        return jdbc.sql("""
                        update case_hold set lifted_at = ?, lifted_by = ?, reason = ?
                        where office = ? and application = ? and lifted_at is null
                        """)
                .params(Timestamp.from(now), who, reason, office.value(), application)
                .update();
    }
}
