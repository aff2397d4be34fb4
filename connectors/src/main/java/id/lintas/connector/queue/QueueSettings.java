package id.lintas.connector.queue;

import id.lintas.partner.Partner;

/**
 * What a queue bank's file may say.
 *
 * @param form how the bank tells what was paid
 */
record QueueSettings(Form form) {

    /** How a bank tells what was paid and what was taken back. It inquires in JSON in either case, for camt has no question. */
    enum Form {
        JSON("json"),
        CAMT_054("camt.054");

        private final String setting;

        Form(String setting) {
            this.setting = setting;
        }
    }

    static QueueSettings of(Partner partner) {
        String said = partner.settings().getOrDefault("form", Form.JSON.setting);
        for (Form form : Form.values()) {
            if (form.setting.equals(said)) {
                return new QueueSettings(form);
            }
        }
        throw new IllegalArgumentException("partners/" + partner.id() + ": settings.form: " + said + " (expected: "
                + Form.JSON.setting + " or " + Form.CAMT_054.setting + ")");
    }
}
