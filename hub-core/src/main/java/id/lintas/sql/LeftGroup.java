package id.lintas.sql;

/** A transaction that was to be written with others is to be run by itself; nothing of it took effect. */
final class LeftGroup extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeftGroup(String why) {
        super(why, null, false, false);
    }
}
