package id.lintas.office;

/** No office of that id is configured. */
public final class UnknownOffice extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownOffice(OfficeId id) {
        super("office: " + id + " (expected: one of the configured offices)");
    }
}
