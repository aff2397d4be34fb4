package id.lintas.simulators.story;

import java.io.IOException;
import java.net.URI;

/** A member of staff who logs in at Keycloak: user name and password, on two pages or on one. */
final class StaffLogin {

    private static final int MOST_PAGES = 4;

    private final StoryWorld world;

    StaffLogin(StoryWorld world) {
        this.world = world;
    }

    /**
     * Opens the page and logs in when asked to.
     *
     * @return the number of login pages that were filled in
     */
    int enter(Browser browser, String user, URI start) throws IOException, InterruptedException, StepMissed {
        Page page = browser.get(start);
        int pages = 0;
        while (page.uri().toString().startsWith(world.keycloak().toString())) {
            if (pages == MOST_PAGES) {
                throw new StepMissed(user + " stays at the login: " + page);
            }
            page = browser.submit(filled(page, user));
            pages++;
        }
        page.expect(200);
        return pages;
    }

    /**
     * Logs in for the first time, with a password that somebody else was shown, and chooses an own one, which is the
     * world's.
     */
    void first(Browser browser, String user, String oneTime, URI start)
            throws IOException, InterruptedException, StepMissed {
        StoryWorld told = world.withPasswords(name -> oneTime);
        Page page = browser.get(start);
        for (int pages = 0;
                pages < MOST_PAGES && page.first("input[name=password-new]").isEmpty();
                pages++) {
            page = browser.submit(new StaffLogin(told).filled(page, user));
        }
        String own = world.passwords().apply(user);
        browser.submit(page.form("input[name=password-new]")
                        .with("password-new", own)
                        .with("password-confirm", own))
                .expect(200);
    }

    private HtmlForm filled(Page page, String user) throws StepMissed {
        HtmlForm form = page.form("input[name=username], input[name=password]");
        if (page.first("input[name=username]:not([type=hidden])").isPresent()) {
            form = form.with("username", user);
        }
        if (form.offers("password")) {
            form = form.with("password", world.passwords().apply(user));
        }
        return form;
    }
}
