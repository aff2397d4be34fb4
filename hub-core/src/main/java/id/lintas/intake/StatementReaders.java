package id.lintas.intake;

import id.lintas.partner.Partner;

/** Makes readers of statements. Found by Spring as a bean; there is one for all forms. */
public interface StatementReaders {

    /** The setting of a partner's file that says in which form its statements come; without it there are none. */
    String SETTING = "statements";

    /**
     * A reader for the partner's form.
     *
     * @throws IllegalArgumentException naming the setting, if it is absent or no known form
     */
    StatementReader of(Partner partner);

    /** Whether the partner sends statements. */
    static boolean sends(Partner partner) {
        return partner.settings().containsKey(SETTING);
    }
}
