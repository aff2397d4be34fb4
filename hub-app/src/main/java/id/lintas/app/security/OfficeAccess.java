package id.lintas.app.security;

import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.staff.Assignment;
import id.lintas.staff.Assignment.Standing;
import id.lintas.staff.Assignments;
import id.lintas.staff.Duty;
import id.lintas.staff.StaffRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets an office's staff into that office and nobody else. Being staff takes both: the office in the token's
 * {@code organization} claim, and the office's own assignment of that person, which says as what and until when. Asked anew
 * at each request, so that an end counts at once.
 */
@Component
public class OfficeAccess {

    private static final Set<String> CENTRAL =
            Set.of("ROLE_central-operator", "ROLE_central-adjudicator", "ROLE_auditor");

    private static final String ROW = OfficeAccess.class.getName() + ".row ";

    private final Offices offices;
    private final Assignments assignments;
    private final StaffSettings settings;
    private final Clock clock;

    OfficeAccess(Offices offices, Assignments assignments, StaffSettings settings, Clock clock) {
        this.offices = offices;
        this.assignments = assignments;
        this.settings = settings;
        this.clock = clock;
    }

    /** The office, for its staff: {@link #enter(String, Authentication, Duty)} to read. */
    public Office enter(String office, @Nullable Authentication who) {
        return enter(office, who, Duty.READ);
    }

    /**
     * The office, for those of its staff who have the duty.
     *
     * @throws NoSuchOffice if there is no such office or the person is not its staff; the two look alike from outside
     * @throws NotOnDuty if the person's time there is over or still to come
     * @throws NotYourDuty if the person's roles do not have the duty; audited
     */
    public Office enter(String office, @Nullable Authentication who, Duty duty) {
        Office own = memberships(who).stream()
                .filter(one -> one.id().value().equals(office))
                .findFirst()
                .orElseThrow(() -> new NoSuchOffice(office));
        Assignment mine = assignment(own, who).orElseThrow(() -> new NoSuchOffice(office));
        Standing standing = mine.standing(today(own));
        if (standing != Standing.CURRENT) {
            throw new NotOnDuty(own, mine, standing);
        }
        if (!duty.of(mine.roles())) {
            assignments.mayNot(mine, duty.name());
            throw new NotYourDuty(duty);
        }
        return own;
    }

    /** The person's assignment under way at the office; for pages behind {@link #enter}. */
    public Assignment mine(Office office, @Nullable Authentication who) {
        return assignment(office, who)
                .filter(mine -> mine.standing(today(office)) == Standing.CURRENT)
                .orElseThrow(() -> new NoSuchOffice(office.id().value()));
    }

    /**
     * Whether the office's own row counts the person in at this moment while their login does not name the office. Opens
     * nothing; it says that asking the provider once more is worthwhile.
     */
    boolean takenInMeanwhile(String office, @Nullable Authentication who) {
        return memberships(who).stream().noneMatch(one -> one.id().value().equals(office))
                && find(office).filter(own -> rowOf(own, who)).isPresent();
    }

    private boolean rowOf(Office office, @Nullable Authentication who) {
        return person(who)
                .flatMap(user -> assignments
                        .find(office.id(), user.getName())
                        .filter(mine -> user.getSubject().equals(mine.account())))
                .filter(mine -> mine.standing(today(office)) == Standing.CURRENT)
                .isPresent();
    }

    /** Whether the person is staff of the office at this moment. */
    public boolean mayEnter(OfficeId office, @Nullable Authentication who) {
        return own(who).stream().anyMatch(own -> own.id().equals(office));
    }

    /** What the person may do at the office at this moment; empty for everybody who is not its staff. */
    public Set<Duty> duties(OfficeId office, @Nullable Authentication who) {
        return memberships(who).stream()
                .filter(own -> own.id().equals(office))
                .findFirst()
                .flatMap(own -> assignment(own, who).filter(mine -> mine.standing(today(own)) == Standing.CURRENT))
                .map(Assignment::duties)
                .orElse(Set.of());
    }

    /** The configured offices whose staff the person is at this moment, ordered by id; empty for everybody else. */
    public List<Office> own(@Nullable Authentication who) {
        return memberships(who).stream()
                .filter(office -> assignment(office, who)
                        .filter(mine -> mine.standing(today(office)) == Standing.CURRENT)
                        .isPresent())
                .toList();
    }

    /**
     * Why the person may not be here at all, though an office knows them: no central role, no assignment under way, and
     * one that is over, still to come or being opened.
     */
    public Optional<NotOnDuty> offDuty(@Nullable Authentication who) {
        if (who == null
                || who.getAuthorities().stream().anyMatch(role -> CENTRAL.contains(role.getAuthority()))
                || !own(who).isEmpty()) {
            return Optional.empty();
        }
        return memberships(who).stream()
                .flatMap(office -> assignment(office, who).stream()
                        .filter(mine -> mine.state() != Assignment.State.WITHDRAWN)
                        .map(mine -> new NotOnDuty(office, mine, mine.standing(today(office)))))
                .findFirst();
    }

    /** Today at the office. */
    public LocalDate today(Office office) {
        return LocalDate.ofInstant(clock.instant(), office.zone());
    }

    /** The person as the identity provider names them; empty for machines and the public. */
    public static Optional<OidcUser> person(@Nullable Authentication who) {
        return who != null && who.isAuthenticated() && who.getPrincipal() instanceof OidcUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /** Only rows of the same account count: a user name that was given to somebody else opens nothing. */
    private Optional<Assignment> assignment(Office office, @Nullable Authentication who) {
        return person(who).flatMap(user -> {
            Optional<Assignment> known = row(office, user.getName());
            Set<StaffRole> roles = realmRoles(who);
            if (known.isEmpty() && settings.adoptMembers() && !roles.isEmpty()) {
                known = Optional.of(assignments.adopt(office.id(), user.getName(), user.getSubject(), roles));
            }
            return known.filter(mine -> mine.account() == null || mine.account().equals(user.getSubject()));
        });
    }

    /** Read once for a request, which asks several times; a person's rights do not change in the middle of a page. */
    private Optional<Assignment> row(Office office, String user) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return assignments.find(office.id(), user);
        }
        String key = ROW + office.id() + " " + user;
        if (request.getAttribute(key, RequestAttributes.SCOPE_REQUEST) instanceof Assignment read) {
            return Optional.of(read);
        }
        Optional<Assignment> known = assignments.find(office.id(), user);
        known.ifPresent(found -> request.setAttribute(key, found, RequestAttributes.SCOPE_REQUEST));
        return known;
    }

    private List<Office> memberships(@Nullable Authentication who) {
        return person(who).map(user -> aliases(user.getClaim("organization"))).orElse(List.of()).stream()
                .sorted()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Set<StaffRole> realmRoles(@Nullable Authentication who) {
        Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
        if (who != null) {
            who.getAuthorities()
                    .forEach(role -> StaffRole.ofRealmRole(
                                    String.valueOf(role.getAuthority()).replaceFirst("^ROLE_", ""))
                            .ifPresent(roles::add));
        }
        return roles;
    }

    /** Keycloak says organizations as a list of aliases or, with attributes, as an object whose keys they are. */
    private static Collection<String> aliases(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).distinct().toList();
        }
        if (claim instanceof Map<?, ?> byAlias) {
            return byAlias.keySet().stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString());
    }

    private Optional<Office> find(String alias) {
        try {
            return offices.find(new OfficeId(alias));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
