package id.lintas.keys;

import id.lintas.office.OfficeId;

/**
 * A sealed value does not open: it was altered, belongs elsewhere, or its key is gone. The message names the place, never
 * what is in it.
 */
public final class DoesNotOpen extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DoesNotOpen(OfficeId office, Binding binding, String why) {
        super("sealed value: " + binding.column() + " " + binding.row() + " of " + office + " does not open: " + why);
    }
}
