package id.lintas.staff;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How a person who has an account already comes to a further office: its admin makes a code without naming anybody, and
 * whoever has the code takes it up after their own login. So no office learns from the hub who works elsewhere.
 */
@Service
public class Invitations {

    /** How long a code may be taken up. */
    public static final Duration LIFE = Duration.ofDays(7);

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final OfficeTransactions transactions;
    private final Staff staff;
    private final StaffTerms terms;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            OfficeTransactions transactions,
            Staff staff,
            StaffTerms terms,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.staff = staff;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes an invitation.
     *
     * @return its code of 79 bits, which is shown once and of which only a digest is kept
     * @throws StaffRefused if a rule forbids these terms
     */
    public String make(OfficeId office, Set<StaffRole> roles, LocalDate endsOn, @Nullable UUID replaces, String actor) {
        String code = code();
        Instant now = clock.instant();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        transactions.run(office, () -> {
            terms.check(office, roles, endsOn, replaces);
            jdbc.sql("""
                            insert into staff_invitation (office, id, code_digest, roles, ends_on, replaces, made_by, made_at, expires_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            office.value(),
                            id,
                            digest(code),
                            StaffRole.text(roles),
                            Date.valueOf(endsOn),
                            replaces,
                            actor,
                            Timestamp.from(now),
                            Timestamp.from(now.plus(LIFE)))
                    .update();
            audit.record(
                    office, actor, AuditEvent.STAFF_INVITED, id.toString(), StaffRole.text(roles) + " until " + endsOn);
        });
        return code;
    }

    /**
     * Takes an invitation up; the assignment is to be opened then like any other.
     *
     * @param code as typed
     * @throws StaffRefused if the code is wrong, used or too old, or the person is staff of the office already
     */
    public Assignment take(OfficeId office, String code, String username) {
        return transactions.in(office, () -> {
            Terms offered = jdbc.sql("""
                            update staff_invitation set used_at = :now, used_by = :who
                            where office = :office and code_digest = :digest and used_at is null and expires_at > :now
                            returning roles, ends_on, replaces
                            """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("who", username)
                    .param("office", office.value())
                    .param("digest", digest(code.strip().toLowerCase(Locale.ROOT)))
                    .query((row, n) -> new Terms(
                            StaffRole.parse(row.getString("roles")),
                            row.getDate("ends_on").toLocalDate(),
                            row.getObject("replaces", UUID.class)))
                    .optional()
                    .orElseThrow(() -> new StaffRefused(StaffRefused.Reason.BAD_CODE));
            return staff.join(
                    office, new Staff.Wanted(username, offered.roles(), offered.endsOn(), offered.replaces()));
        });
    }

    private record Terms(
            Set<StaffRole> roles,
            LocalDate endsOn,
            @Nullable UUID replaces) {}

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String digest(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every Java", e);
        }
    }
}
