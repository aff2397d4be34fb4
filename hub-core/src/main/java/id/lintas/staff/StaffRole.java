package id.lintas.staff;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is at an office. What each role may do stands in {@link Duty}. */
public enum StaffRole {
    /** Receives applicants, takes fingerprints, hands passports over. */
    CLERK,
    /** Looks after payments. */
    CASHIER,
    /** Decides what a biometric check referred. */
    ADJUDICATOR,
    /** Leads the office's work. */
    OFFICE_LEAD,
    /** Looks after the office's people. */
    OFFICE_ADMIN;

    /** The realm role of this name at the identity provider, such as {@code office-lead}. */
    public String realmRole() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that realm role, or empty if it is none of an office. */
    public static Optional<StaffRole> ofRealmRole(String name) {
        return Arrays.stream(values())
                .filter(role -> role.realmRole().equals(name))
                .findFirst();
    }

    static String text(Collection<StaffRole> roles) {
        return roles.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    static Set<StaffRole> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(StaffRole::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffRole.class)));
    }
}
