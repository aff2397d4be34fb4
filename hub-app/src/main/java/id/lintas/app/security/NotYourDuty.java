package id.lintas.app.security;

import id.lintas.staff.Duty;

/** The person works at the office, but what they tried is for other roles. */
public final class NotYourDuty extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final Duty duty;

    NotYourDuty(Duty duty) {
        super("duty: " + duty + " (expected: one of the person's own)");
        this.duty = duty;
    }

    public Duty duty() {
        return duty;
    }
}
