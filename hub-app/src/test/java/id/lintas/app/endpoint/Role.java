package id.lintas.app.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who calls; the matrix has a column for each, in this order. */
enum Role {
    ANONYMOUS(null),
    CLERK("palembang"),
    CASHIER("palembang"),
    ADJUDICATOR("palembang"),
    OFFICE_LEAD("palembang"),
    OFFICE_ADMIN("palembang"),
    CENTRAL_OPERATOR(null),
    CENTRAL_ADJUDICATOR(null),
    AUDITOR(null),
    /** A bank's own system, with a token of its client. */
    PARTNER(null);

    /** The office that the matrix's probes name. */
    static final String OFFICE = "palembang";

    private final @Nullable String office;

    Role(@Nullable String office) {
        this.office = office;
    }

    /** The realm's role and the matrix's column. */
    String column() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The office whose staff this is. */
    @Nullable
    String office() {
        return office;
    }

    /** Whether this is a person who logs in with a browser. */
    boolean person() {
        return this != ANONYMOUS && this != PARTNER;
    }

    static List<String> columns() {
        return java.util.Arrays.stream(values()).map(Role::column).toList();
    }
}
