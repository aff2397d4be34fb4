package id.lintas.simulators.story;

import java.util.Locale;

/**
 * Somebody for whom an account was made.
 *
 * @param username at the identity provider
 * @param oneTime the password that is good for the first login alone
 */
record Newcomer(String username, String oneTime) {

    /** The form of a new account, filled in for somebody of that name; the user name is made of the first word. */
    static HtmlForm filled(HtmlForm form, String name) throws StepMissed {
        String username = name.toLowerCase(Locale.ROOT).replaceFirst(" .*", "");
        return form.with("name", name.replaceAll("[0-9]", ""))
                .with("username", username)
                .with("email", username + "@imigrasi.example");
    }

    /** Whose user name and password the page shows. */
    static Newcomer of(Page page) throws StepMissed {
        page.expect(200);
        return new Newcomer(shown(page, "#username"), shown(page, "#password"));
    }

    private static String shown(Page page, String css) throws StepMissed {
        return page.first(css)
                .map(element -> element.text().strip())
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new StepMissed("no " + css + " on " + page));
    }

    @Override
    public String toString() {
        return username;
    }
}
