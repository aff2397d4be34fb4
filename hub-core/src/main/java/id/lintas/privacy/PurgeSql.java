package id.lintas.privacy;

import id.lintas.passport.Stage;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One statement for each class: it takes up to {@code :most} rows of {@code :office} that ended before {@code :before}, skips what
 * others hold, and takes no row twice, since what it took is gone. The office's row-level security applies.
 */
final class PurgeSql {

    /** Why the case {@code a} is left alone: something about it is undelivered, undecided, unpaid or asked. */
    private static final String UNDER_WAY = """
            (exists (select 1 from delivery_now w where w.office = a.office and w.correlation = a.booking_code and w.status <> 'DELIVERED')
              or exists (select 1 from adjudication w where w.office = a.office and w.application = a.id
                and w.status not in ('NO_HIT', 'HIT'))
              or exists (select 1 from bill w where w.office = a.office and w.application = a.id
                and (w.status in ('REQUESTED', 'PAID_LATE', 'MISMATCH') or (w.status = 'OPEN' and w.expires_at > :now)))
              or exists (select 1 from payment w where w.office = a.office and w.application = a.id
                and w.status not in ('SETTLED', 'REVERSED'))
              or exists (select 1 from case_hold w where w.office = a.office and w.application = a.id and w.lifted_at is null)
              or exists (select 1 from subject_request w where w.office = a.office and w.closed_at is null
                and (w.nik_index = a.nik_index or substring(w.nik_index for 4) <> substring(a.nik_index for 4))))
            """;

    private static final String ENDS = Arrays.stream(Stage.values())
            .filter(Stage::over)
            .map(stage -> "'" + stage + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    /** Cases that ended long enough ago and rest. */
    private static final String OVER =
            "a.office = :office and a.stage in " + ENDS + " and a.stage_since < :before and not " + UNDER_WAY;

    /** No case of the booking has still to end or to rest. */
    private static final String NOTHING_LEFT_OF = "not exists (select 1 from application a"
            + " where a.office = %s and a.booking_code = %s and (a.stage not in " + ENDS
            + " or a.stage_since >= :before or %s))";

    private PurgeSql() {}

    static String of(DataClass data) {
        return switch (data) {
            case BIOMETRIC -> """
                with over as (select a.office, a.id from application a where %s
                    and exists (select 1 from biometric b where b.office = a.office and b.application = a.id)
                  order by a.stage_since limit :most for update of a skip locked),
                scores as (update adjudication j set candidates = null, top_score = null from over
                  where j.office = over.office and j.application = over.id)
                delete from biometric b using over where b.office = over.office and b.application = over.id
                """.formatted(OVER);
            case MESSAGE_OUT -> """
                update delivery set body = null where office = :office and id in (
                  select d.id from delivery d join delivery_state s on s.office = d.office and s.id = d.id
                  where d.office = :office and s.status = 'DELIVERED' and d.body is not null and s.delivered_at < :before and %s
                  order by s.delivered_at limit :most for update of d skip locked)
                """.formatted(NOTHING_LEFT_OF.formatted("d.office", "d.correlation", UNDER_WAY));
            case MESSAGE_IN -> """
                with files as (delete from partner_file_chunk c where c.office = :office and c.file in (
                  select f.id from partner_file f where f.received_at < :before and f.state <> 'SETTLING'
                    and exists (select 1 from partner_file_chunk k where k.office = :office and k.file = f.id) limit :most))
                update inbound_message set body = null where id in (
                  select m.id from inbound_message m where m.sealed_for = :office and m.body is not null
                    and m.received_at < :before and %s
                  order by m.id limit :most for update of m skip locked)
                """.formatted(NOTHING_LEFT_OF.formatted("m.office", "m.correlation", UNDER_WAY));
            case PHONE -> """
                with over as (select k.office, k.code from booking k
                  where k.office = :office and k.phone is not null and k.created_at < :before and %s
                  order by k.code limit :most for update of k skip locked),
                former as (delete from data_correction c using over, application o where o.office = over.office
                  and o.booking_code = over.code and c.office = o.office and c.application = o.id and c.field = 'PHONE')
                update booking b set phone = null from over where b.office = over.office and b.code = over.code
                """.formatted(NOTHING_LEFT_OF.formatted("k.office", "k.code", UNDER_WAY));
            case APPLICANT -> """
                with over as (select a.office, a.id from application a where %s and a.applicant is not null
                  order by a.stage_since limit :most for update of a skip locked),
                former as (delete from data_correction c using over where c.office = over.office and c.application = over.id)
                update application a set applicant = null, nik_index = null, purged_at = :now from over
                where a.office = over.office and a.id = over.id
                """.formatted(OVER);
            case HANDOVER -> """
                delete from handover_note where office = :office and assignment in (
                  select n.assignment from handover_note n join staff_assignment s on s.office = n.office and s.id = n.assignment
                  where n.office = :office
                    and greatest(n.written_at, coalesce(s.ended_at, (s.ends_on + 1)::timestamp at time zone 'UTC')) < :before
                  limit :most for update of n skip locked)
                """;
            case UNMASKING_NOTE -> """
                update unmasking set note = null where office = :office and id in (
                  select u.id from unmasking u where u.office = :office and u.note is not null and u.expires_at < :before
                  order by u.id limit :most for update of u skip locked)
                """;
            case SUBJECT_REQUEST -> """
                update subject_request set nik = null, nik_index = null, note = null, answer = null where office = :office and id in (
                  select r.id from subject_request r where r.office = :office and r.closed_at < :before and r.nik is not null
                  order by r.id limit :most for update of r skip locked)
                """;
            // They belong to no office, and nobody may change them, so none is locked before it goes; the days stay
            // with their sums, and so do differences.
            case STATEMENT_LINE -> """
                delete from statement_line l using (select k.file, k.line from statement_line k
                  join partner_file f on f.id = k.file where :office = 'central' and f.received_at < :before
                  limit :most) as gone where l.file = gone.file and l.line = gone.line
                """;
        };
    }
}
