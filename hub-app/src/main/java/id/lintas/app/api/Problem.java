package id.lintas.app.api;

/** A call that ends in a problem. */
final class Problem extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final ApiCode code;

    Problem(ApiCode code) {
        super(code.code());
        this.code = code;
    }

    ApiCode code() {
        return code;
    }
}
