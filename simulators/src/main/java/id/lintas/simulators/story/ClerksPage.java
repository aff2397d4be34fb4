package id.lintas.simulators.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The list of payments of an office as a clerk has it open: it listens to the office's events and reads the list anew after
 * each of them, as the page does.
 */
public final class ClerksPage implements AutoCloseable {

    private final Browser browser = new Browser();
    private final URI list;
    private final Reader reader;
    private final BlockingQueue<Long> events = new LinkedBlockingQueue<>();
    private final InputStream stream;

    /** Is told what the list says. */
    public interface Reader {
        /**
         * The list was read because of an event.
         *
         * @param heard when the event arrived, by {@link System#nanoTime}
         * @param page the list as it was read after that
         */
        void read(long heard, String page);
    }

    /**
     * Logs in and opens the page.
     *
     * @throws IOException when the clerk does not get in
     */
    public ClerksPage(StoryWorld world, String office, String user, Reader reader)
            throws IOException, InterruptedException {
        this.list = world.hub("/office/" + office + "/payments");
        this.reader = reader;
        try {
            new StaffLogin(world).enter(browser, user, world.hub("/office"));
        } catch (StepMissed e) {
            throw new IOException(user + " does not get in: " + e.getMessage(), e);
        }
        HttpResponse<InputStream> response = browser.stream(world.hub("/office/" + office + "/events"));
        stream = response.body();
        if (response.statusCode() != 200) {
            stream.close();
            throw new IOException("events of " + office + " answered " + response.statusCode());
        }
        begin("clerk-listens", this::listen);
        begin("clerk-reads", this::follow);
    }

    private static void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.replace(" ", "").equals("event:changed")) {
                    events.add(System.nanoTime());
                }
            }
        } catch (IOException e) {
            // closed on this side, or the hub went away: what was not heard until now counts as not seen
        }
    }

    private void follow() {
        try {
            while (true) {
                long heard = events.take();
                // As the page does: what came while it read asks for one more reading, not for one each.
                for (Long later = events.poll(); later != null; later = events.poll()) {
                    heard = later;
                }
                Browser.Download page = browser.download(list);
                if (page.status() == 200) {
                    reader.read(heard, new String(page.bytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            System.err.println("load: the clerk's page is not read any more: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
