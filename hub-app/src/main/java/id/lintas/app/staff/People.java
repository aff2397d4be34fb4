package id.lintas.app.staff;

import id.lintas.office.Office;
import id.lintas.staff.Assignment;
import id.lintas.staff.Assignment.Standing;
import id.lintas.staff.Handovers;
import id.lintas.staff.Staff;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts an office's rows together with the names that the identity provider keeps. */
@Component
class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final Staff staff;
    private final Accounts accounts;
    private final Handovers handovers;

    People(Staff staff, Accounts accounts, Handovers handovers) {
        this.staff = staff;
        this.accounts = accounts;
        this.handovers = handovers;
    }

    /**
     * One of the office's people.
     *
     * @param row the assignment
     * @param name full name; empty if the provider does not answer or no longer has the person in this office
     * @param standing where the assignment stands today
     * @param note whether a handover note is written
     */
    record Person(Assignment row, String name, Standing standing, boolean note) {

        /** For lists and choices: the name if there is one, and the user name. */
        public String label() {
            return name.isEmpty() ? row.username() : name + " (" + row.username() + ")";
        }
    }

    /**
     * The office's people.
     *
     * @param all those at work first, then by user name
     * @param namesKnown whether the provider answered
     */
    record Listing(List<Person> all, boolean namesKnown) {}

    /** All of the office; without names while the provider is away. */
    Listing of(Office office) {
        @Nullable Map<String, String> names = names(office);
        LocalDate today = staff.today(office.id());
        return new Listing(
                staff.all(office.id()).stream()
                        .map(row -> person(office, row, names == null ? Map.of() : names, today))
                        .sorted(Comparator.comparing((Person one) -> one.standing() != Standing.CURRENT)
                                .thenComparing(one -> one.row().username()))
                        .toList(),
                names != null);
    }

    /** One of the office. */
    Person one(Office office, UUID id) {
        Map<String, String> names = names(office);
        return person(office, staff.get(office.id(), id), names == null ? Map.of() : names, staff.today(office.id()));
    }

    private Person person(Office office, Assignment row, Map<String, String> names, LocalDate today) {
        return new Person(
                row,
                names.getOrDefault(row.username(), ""),
                row.standing(today),
                handovers.of(office.id(), row.id()).isPresent());
    }

    private @Nullable Map<String, String> names(Office office) {
        try {
            return accounts.members(office.id()).stream()
                    .collect(Collectors.toMap(Accounts.Account::username, Accounts.Account::name, (one, other) -> one));
        } catch (AccountsAway e) {
            LOG.warn("names of {} not had: {}", office.id(), e.getMessage());
            return null;
        }
    }
}
