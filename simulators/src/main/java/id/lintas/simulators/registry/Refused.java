package id.lintas.simulators.registry;

/** The registry will not do what an event asks; its sender gets code and reason. */
final class Refused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String reason) {
        super(reason);
        this.code = code;
    }

    String code() {
        return code;
    }
}
