package id.lintas.ledger;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.BookingRequest.Person;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.capture.Capture;
import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Held;
import id.lintas.delivery.SendResult;
import id.lintas.delivery.Window;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.payment.BillingCode;
import id.lintas.registry.RegistryIntake;
import id.lintas.sql.PipelinedDataSource;
import id.lintas.sql.RoundTrips;
import id.lintas.vault.FingerRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One ledger for all tests of a run; each test takes an office of its own instead of cleaning up. */
public final class Ledger {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Ledger ONE = new Ledger();

    private final TestDatabase database = freshDatabase("ledger");
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private Ledger() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(new PipelinedDataSource(new DriverManagerDataSource(
                RoundTrips.inUrl(database.appUrl()), database.appUser(), database.appPassword())));
        pool.setMaximumPoolSize(12);
        context.registerBean(HikariDataSource.class, () -> pool);
        context.register(LedgerBeans.class);
        context.refresh();
    }

    /** A migrated database that no other test uses. */
    public static TestDatabase freshDatabase(String prefix) {
        TestDatabase fresh = NeedsDatabase.onDocker()
                ? DockerPostgres.freshDatabase()
                : RealPostgres.forTests().freshDatabase(prefix);
        Flyway.configure()
                .dataSource(fresh.ownerUrl(), fresh.ownerUser(), fresh.ownerPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return fresh;
    }

    /** The run's ledger. */
    public static Ledger get() {
        return ONE;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All beans of the type. */
    public <T> java.util.Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    public TestDatabase database() {
        return database;
    }

    public JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    public TestClock clock() {
        return bean(TestClock.class);
    }

    /** An office that no other test uses. */
    public OfficeId newOffice() {
        return newOffice(ZoneId.of("Asia/Makassar"));
    }

    /** An office that no other test uses, where it is that time. */
    public OfficeId newOffice(ZoneId zone) {
        return bean(TestOffices.class).add(zone);
    }

    public static long number() {
        return NUMBERS.incrementAndGet();
    }

    /** A booking for one person at the first open place. */
    public Booking book(OfficeId office) {
        Bookings bookings = bean(Bookings.class);
        Place place = bookings.places(office, Lane.REGULAR).get(0);
        return bookings.book(
                office,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        "081200000000",
                        List.of(new Person(
                                new Applicant("SITI AMINAH", new Nik("3602041211870001"), LocalDate.of(1987, 11, 12)),
                                PassportKind.ORDINARY_5Y))));
    }

    /** A case at {@link Stage#CAPTURED} whose bill is requested. */
    public PassportApplication captured(OfficeId office) {
        Booking booking = book(office);
        PassportApplications applications = bean(PassportApplications.class);
        PassportApplication application =
                applications.ofBooking(office, booking.code()).get(0);
        applications.move(office, application.id(), Stage.ARRIVED, "dewi");
        applications.move(office, application.id(), Stage.DOCUMENTS_CHECKED, "dewi");
        bean(Capture.class).capture(office, application.id(), List.of(finger(2), finger(3)), "dewi");
        return applications.get(office, application.id());
    }

    /** A case at {@link Stage#BILLED}; the code is unique. */
    public BillingCode billed(OfficeId office, PassportApplication application, Duration validity) {
        BillingCode code = new BillingCode(String.format("82026%010d", number()));
        Instant now = clock().instant();
        answer(office, "id.lintas.bill.requested.v1", "id.lintas.bill.issued.v1", """
                {"applicationId":"%s","billingCode":"%s","amount":350000,"issuedAt":"%s","expiresAt":"%s"}""".formatted(
                        application.id(), code, now, now.plus(validity)));
        return code;
    }

    /** Answers the office's latest message of the type as the registry would. */
    public void answer(OfficeId office, String question, String type, String data) {
        bean(RegistryIntake.class).event("""
                        {"specversion":"1.0","id":"%s","source":"/registry","type":"%s","causationid":"%s","data":%s}""".formatted(UUID.randomUUID(), type, latest(office, question), data)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Answers the office's latest ABIS request of the type with the rest of the reply. */
    public void abis(OfficeId office, String id, String rest) {
        bean(RegistryIntake.class)
                .abisReply("""
                        {"id":"%s","requestId":"%s",%s}""".formatted(id, latest(office, id), rest).getBytes(StandardCharsets.UTF_8));
    }

    public UUID latest(OfficeId office, String type) {
        return bean(id.lintas.office.OfficeTransactions.class)
                .in(
                        office,
                        () -> sql().sql(
                                        "select id from delivery where office = ? and type = ? order by id desc limit 1")
                                .params(office.value(), type)
                                .query(UUID.class)
                                .single());
    }

    /** Claims everything due for the office and hands it over, as a dispatcher with a working queue would. */
    public List<Claim> handOver(OfficeId office) {
        List<Claim> mine = everythingDue(Duration.ofSeconds(30)).stream()
                .filter(claim -> claim.envelope().office().equals(office))
                .toList();
        mine.forEach(claim -> bean(Deliveries.class).report(claim, SendResult.handedOver("queue")));
        return mine;
    }

    /** Claims what is due, whoever left it in the run's ledger. */
    List<Claim> everythingDue(Duration lease) {
        return bean(Deliveries.class).claim("test", 100_000, Window.of(100_000), lease, Held.NOTHING);
    }

    /** A change of codes during which none are to be had; as the table's owner, who alone writes it. */
    public void cutover(Instant from, Instant until) {
        JdbcClient.create(new DriverManagerDataSource(
                        database.ownerUrl(), database.ownerUser(), database.ownerPassword()))
                .sql("insert into billing_cutover values (?, ?, ?, ?, 'uji', 'test')")
                .params(
                        // Codes that no test has: only the time without new ones counts.
                        java.sql.Timestamp.from(Instant.EPOCH.plusSeconds(number())),
                        java.sql.Timestamp.from(Instant.EPOCH),
                        java.sql.Timestamp.from(from),
                        java.sql.Timestamp.from(until))
                .update();
    }

    /** A record with a header that says what it must and four bytes of image. */
    public static FingerRecord finger(int position) {
        byte[] bytes = new byte[50];
        System.arraycopy("FIR".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 3);
        System.arraycopy("010".getBytes(StandardCharsets.US_ASCII), 0, bytes, 4, 3);
        bytes[13] = 50;
        bytes[18] = 1;
        bytes[36] = (byte) position;
        return new FingerRecord(bytes);
    }
}
