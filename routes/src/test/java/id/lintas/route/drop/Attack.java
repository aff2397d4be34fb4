package id.lintas.route.drop;

/**
 * One thing that a partner's user tries.
 *
 * @param name what, as a sentence's end
 * @param on does it
 */
record Attack(String name, Try on) {

    /** True if it had an effect; an exception is a refusal. */
    interface Try {
        boolean succeeds(AttackedDrop drop) throws Exception;
    }

    boolean succeeds(AttackedDrop drop) {
        try {
            return on.succeeds(drop);
        } catch (Exception refused) {
            return false;
        }
    }
}
