package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.booking.Booking;
import id.lintas.booking.Bookings;
import id.lintas.delivery.Claim;
import id.lintas.keys.DoesNotOpen;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.Nik;
import id.lintas.passport.NikTrace;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is personal is sealed before the database sees it, and opens in its own row only. */
@ExtendWith(NeedsDatabase.class)
class PersonalDataAtRestIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final PassportApplications applications = ledger.bean(PassportApplications.class);
    private final OfficeId office = ledger.newOffice();

    @Test
    void everyBinaryColumnIsSealedOrNamedHere() throws SQLException {
        Set<String> known = new TreeSet<>(Set.of(
                "office_keyset.seal_keys: wrapped by the key-encryption key",
                "office_keyset.index_keys: wrapped by the key-encryption key",
                "application.nik_index: a blind index",
                "subject_request.nik_index: a blind index",
                "audit_run.previous: a digest",
                "audit_run.digests: digests",
                "scheduled_tasks.task_data: what a timer is about, ids alone"));
        ledger.beans(SealsColumns.class).stream()
                .flatMap(sealer -> sealer.sealedColumns().stream())
                .map(column -> column.table() + "." + column.column())
                .forEach(known::add);
        try (Connection owner = owner();
                Statement sql = owner.createStatement();
                ResultSet columns = sql.executeQuery(
                        "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' "
                                + "and udt_name in ('bytea', '_bytea') and table_name not like 'sealed\\_sample%'")) {
            while (columns.next()) {
                String column = columns.getString(1);
                assertThat(known)
                        .as("a new bytea column is sealed (SealsColumns) or says here why not")
                        .anyMatch(one -> one.equals(column) || one.startsWith(column + ":"));
            }
        }
    }

    @Test
    void anApplicantIsReadBackWholeAndThePhoneToo() {
        Booking booking = ledger.book(office);
        PassportApplication application =
                applications.ofBooking(office, booking.code()).get(0);

        assertThat(applicant(application).name()).isEqualTo("SITI AMINAH");
        assertThat(applicant(application).nik().value()).isEqualTo("3602041211870001");
        assertThat(applicant(application).birthDate()).isEqualTo("1987-11-12");
        assertThat(ledger.bean(Bookings.class)
                        .find(office, booking.code())
                        .orElseThrow()
                        .phone())
                .isEqualTo("081200000000");
    }

    @Test
    void aSealedRowCopiedToAnotherRowOrOfficeDoesNotOpen() throws SQLException {
        OfficeId other = ledger.newOffice();
        PassportApplication mine = only(office);
        PassportApplication neighbour = only(office);
        PassportApplication elsewhere = only(other);
        for (PassportApplication victim : List.of(neighbour, elsewhere)) {
            asOwner("update application t set applicant = s.applicant from application s where s.office = '" + office
                    + "' and s.id = '" + mine.id() + "' and t.office = '" + victim.office() + "' and t.id = '"
                    + victim.id() + "'");

            assertThatThrownBy(() -> applications.get(victim.office(), victim.id()))
                    .isInstanceOf(DoesNotOpen.class)
                    .hasMessageNotContaining("SITI");
        }
        assertThat(applicant(applications.get(office, mine.id())).name()).isEqualTo("SITI AMINAH");
    }

    @Test
    void aDeliveryThatSomebodyAlteredIsParkedAndHoldsUpNobody() throws SQLException {
        ledger.book(office);
        ledger.book(office);
        asOwner("update delivery set body = set_byte(body, 20, get_byte(body, 20) # 1) where office = '" + office
                + "' and id = (select min(id::text)::uuid from delivery where office = '" + office + "')");

        List<Claim> claims = ledger.handOver(office);

        assertThat(claims).hasSize(1);
        assertThat(transactions.in(
                        office,
                        () -> ledger.sql()
                                .sql("select last_detail from delivery_state where office = ? and status = 'PARKED'")
                                .param(office.value())
                                .query(String.class)
                                .list()))
                .containsExactly("the sealed body does not open");
    }

    @Test
    void aNikIsFoundInItsOfficeAloneAndTheSearchIsAudited() {
        OfficeId other = ledger.newOffice();
        PassportApplication mine = only(office);
        only(other);
        Nik nik = new Nik("3602041211870001");

        NikTrace trace = applications.search(office, nik, "dewi");

        assertThat(applications.of(office, trace))
                .extracting(PassportApplication::id)
                .containsExactly(mine.id());
        assertThat(applications.of(other, trace))
                .as("another office's index of the same number is another")
                .isEmpty();
        assertThat(applications.of(office, applications.search(office, new Nik("3602041211870002"), "dewi")))
                .isEmpty();
        assertThat(trace.toString()).doesNotContain("3602041211870001");
        assertThat(transactions.in(office, () -> ledger.bean(AuditTrail.class).of(office, List.of("nik"))))
                .extracting(AuditTrail.Entry::event, AuditTrail.Entry::detail)
                .contains(org.assertj.core.groups.Tuple.tuple(AuditEvent.NIK_SEARCHED, "1 found"));
    }

    @Test
    void theRegistryAloneCanReadWhoBooked() throws Exception {
        PassportApplication application = only(office);
        Claim announced = ledger.handOver(office).get(0);
        String body = new String(announced.envelope().body(), StandardCharsets.UTF_8);
        JsonNode data = new ObjectMapper().readTree(body).path("data");

        assertThat(body).doesNotContain("SITI", "3602041211870001", "1987-11-12");
        JsonNode letter =
                new ObjectMapper().readTree(RegistryKey.open(data.path("people").asText()));
        assertThat(letter.path("bookingCode").asText())
                .isEqualTo(application.bookingCode())
                .isEqualTo(data.path("bookingCode").asText());
        JsonNode person = letter.path("people").path(0);
        assertThat(person.path("name").asText()).isEqualTo("SITI AMINAH");
        assertThat(person.path("nik").asText()).isEqualTo("3602041211870001");
        assertThat(person.path("birthDate").asText()).isEqualTo("1987-11-12");
        assertThat(person.path("applicationId").asText())
                .isEqualTo(application.id().toString());
    }

    @Test
    void theIndexOfASealedColumnIsMadeOfItsValue() {
        Map<String, SealedColumn> indexed = new java.util.TreeMap<>();
        ledger.beans(SealsColumns.class).stream()
                .flatMap(sealer -> sealer.sealedColumns().stream())
                .filter(column -> column.index() != null)
                .forEach(column -> indexed.put(column.table(), column));

        assertThat(indexed).containsOnlyKeys("application", "subject_request");
    }

    private static PassportApplication.Applicant applicant(PassportApplication application) {
        return java.util.Objects.requireNonNull(application.applicant());
    }

    private PassportApplication only(OfficeId where) {
        return applications.ofBooking(where, ledger.book(where).code()).get(0);
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(ledger.database().ownerUrl());
    }

    /** As somebody with the rights of the database's owner, who gets around row-level security. */
    private void asOwner(String update) throws SQLException {
        try (Connection owner = owner();
                Statement sql = owner.createStatement()) {
            sql.execute("begin");
            for (String table : List.of("application", "delivery")) {
                sql.execute("alter table " + table + " no force row level security");
            }
            assertThat(sql.executeUpdate(update)).isEqualTo(1);
            for (String table : List.of("application", "delivery")) {
                sql.execute("alter table " + table + " force row level security");
            }
            sql.execute("commit");
        }
    }
}
