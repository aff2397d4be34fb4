package id.lintas.intake;

import id.lintas.partner.PartnerId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements and their bookings, written once for each (partner, reference, direction). */
@Repository
class StatementStore {

    /** Banking days are those of the partners' head offices. */
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    StatementStore(JdbcClient jdbc, javax.sql.DataSource ledger) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(ledger);
    }

    /** Which of these pages another file brought before, each as a reason. */
    List<StatementReason> pagesBefore(PartnerId partner, List<StatementPart> parts) {
        List<StatementReason> before = new ArrayList<>();
        for (StatementPart part : parts) {
            jdbc.sql("""
                            select f.name from statement_part p join partner_file f on f.id = p.file
                            where p.partner = ? and p.name = ? and p.page = ?
                            """)
                    .params(partner.value(), part.name(), part.page())
                    .query(String.class)
                    .optional()
                    .ifPresent(file -> before.add(new StatementReason(
                            StatementFlaw.PAGE_BEFORE, part.name(), Integer.toString(part.page()), file)));
        }
        return before;
    }

    /** Which of these bookings another file brought before, each as a reason. */
    List<StatementReason> bookedBefore(UUID file, PartnerId partner, List<StatementLine> lines) {
        Map<String, String> before = new HashMap<>();
        jdbc.sql("""
                        select l.direction || l.reference as key, f.name from statement_line l join partner_file f on f.id = l.file
                        where l.partner = :partner and l.reference = any(:references) and l.file <> :file
                        """)
                .param("partner", partner.value())
                .param(
                        "references",
                        lines.stream().map(StatementLine::reference).toArray(String[]::new))
                .param("file", file)
                .query(row -> {
                    before.put(row.getString("key"), row.getString("name"));
                });
        return lines.stream()
                .filter(line -> before.containsKey(line.direction() + line.reference()))
                .map(line -> new StatementReason(
                        StatementFlaw.BOOKED_BEFORE,
                        "booking " + line.number(),
                        line.reference(),
                        before.getOrDefault(line.direction() + line.reference(), "")))
                .toList();
    }

    void parts(UUID file, PartnerId partner, List<StatementPart> parts) {
        for (int i = 0; i < parts.size(); i++) {
            StatementPart part = parts.get(i);
            jdbc.sql("""
                            insert into statement_part (file, part, partner, name, page, last_page, sequence, covers_from, covers_until)
                            values (:file, :part, :partner, :name, :page, :last, :sequence, :from, :until)
                            """)
                    .param("file", file)
                    .param("part", i + 1)
                    .param("partner", partner.value())
                    .param("name", part.name())
                    .param("page", part.page())
                    .param("last", part.last())
                    .param("sequence", part.sequence(), Types.BIGINT)
                    .param("from", Timestamp.from(part.from()))
                    .param("until", Timestamp.from(part.until()))
                    .update();
        }
    }

    /** @throws DuplicateKeyException if another file booked one of them at this very moment */
    void lines(UUID file, PartnerId partner, List<StatementLine> lines) {
        batches.batchUpdate("""
                insert into statement_line (file, line, partner, reference, billing_code, amount, direction, booked_at, day)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, lines, lines.size(), (insert, line) -> {
            insert.setObject(1, file);
            insert.setInt(2, line.number());
            insert.setString(3, partner.value());
            insert.setString(4, line.reference());
            insert.setString(
                    5, line.billingCode() == null ? null : line.billingCode().value());
            insert.setBigDecimal(6, line.amount());
            insert.setString(7, line.direction().name());
            insert.setTimestamp(8, Timestamp.from(line.at()));
            insert.setObject(9, day(line.at()));
        });
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WIB);
    }
}
