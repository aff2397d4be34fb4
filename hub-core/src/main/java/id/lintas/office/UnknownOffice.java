package id.lintas.office;

/** No office of that id is configured. */
public final class UnknownOffice extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param id what was asked for */
    public UnknownOffice(OfficeId id) {
        super("office: " + id + " (expected: one of the configured offices)");
    }
}
