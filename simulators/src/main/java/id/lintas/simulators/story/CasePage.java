package id.lintas.simulators.story;

import java.util.List;

/**
 * What a case page says at one moment; empty texts where nothing is known yet.
 *
 * @param page the page itself
 * @param stage where the case stands
 * @param billingCode the bill's 15 digits
 * @param amount what is owed, in whole rupiah
 * @param ntpn the state's receipt number
 * @param acknowledged when the registry acknowledged the booking
 */
record CasePage(Page page, String stage, String billingCode, String amount, String ntpn, String acknowledged) {

    static final List<String> RECEIPTS = List.of("bank-paid", "hub-received", "registry-stored", "office-saw");

    private static final List<String> LIFE = List.of(
            "BOOKED",
            "ARRIVED",
            "DOCUMENTS_CHECKED",
            "CAPTURED",
            "BILLED",
            "PAID_PROVISIONAL",
            "PAID",
            "ADJUDICATING",
            "REFERRED",
            "CLEARED");

    static CasePage of(Page page) throws StepMissed {
        page.expect(200);
        if (page.first("main[data-stage]").isEmpty()) {
            throw new StepMissed("no case on " + page);
        }
        return new CasePage(
                page,
                text(page, "data-stage"),
                text(page, "data-billing-code"),
                text(page, "data-amount"),
                text(page, "data-ntpn"),
                page.attribute("[data-acknowledged]", "data-acknowledged").orElse(""));
    }

    private static String text(Page page, String attribute) {
        return page.attribute("main", attribute).orElse("");
    }

    long rupiah() throws StepMissed {
        try {
            return Long.parseLong(amount);
        } catch (NumberFormatException e) {
            throw new StepMissed("the amount is '" + amount + "'");
        }
    }

    String adjudication() {
        return text(page, "data-adjudication");
    }

    boolean reached(String wanted) {
        return LIFE.indexOf(stage) >= LIFE.indexOf(wanted);
    }

    /** The time of a receipt, or an empty text. */
    String receipt(String name) {
        return page.attribute("[data-receipt=" + name + "]", "data-at").orElse("");
    }

    @Override
    public String toString() {
        return stage + " (billing code '" + billingCode + "', NTPN '" + ntpn + "', acknowledged '" + acknowledged
                + "', adjudication '" + adjudication() + "')";
    }
}
