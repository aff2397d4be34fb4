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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The list of payments of an office as a clerk has it open: it listens to the office's events and reads the list anew after
 * each of them, as the page does. A stream that ends is opened again after the pause that the hub asked for, and the list read
 * then, as a browser does; how often that was, it tells.
 */
public final class ClerksPage implements AutoCloseable {

    /** Until the hub asks for another. */
    private static final long USUAL_PAUSE_MILLIS = 3000;

    private final Browser browser;
    private final URI list;
    private final URI address;
    private final Reader reader;
    private final BlockingQueue<Long> events = new LinkedBlockingQueue<>();
    private final AtomicInteger openedAgain = new AtomicInteger();
    private final Thread listening;
    private final Thread following;
    private volatile InputStream stream;
    private volatile boolean closed;
    private String lastEvent = "";
    private long pauseMillis = USUAL_PAUSE_MILLIS;

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
        this(new Browser(), world, office, user, reader);
    }

    ClerksPage(Browser browser, StoryWorld world, String office, String user, Reader reader)
            throws IOException, InterruptedException {
        this.browser = browser;
        this.list = world.hub("/office/" + office + "/payments");
        this.address = world.hub("/office/" + office + "/events");
        this.reader = reader;
        try {
            new StaffLogin(world).enter(browser, user, world.hub("/office"));
        } catch (StepMissed e) {
            throw new IOException(user + " does not get in: " + e.getMessage(), e);
        }
        stream = opened();
        listening = begin("clerk-listens", this::listen);
        following = begin("clerk-reads", this::follow);
    }

    /** How often the stream had ended and was opened again. */
    public int openedAgain() {
        return openedAgain.get();
    }

    private InputStream opened() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = browser.stream(address, lastEvent);
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() != 200 || !type.startsWith("text/event-stream")) {
            response.body().close();
            throw new NoStream(address + " answered " + response.statusCode() + " " + type);
        }
        return response.body();
    }

    private static Thread begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void listen() {
        try {
            while (!closed) {
                String end = heardToTheEnd();
                if (!closed) {
                    System.err.println("load: the events of " + address + " ended: " + end);
                    openAgain();
                }
            }
        } catch (NoStream e) {
            // As a browser does not ask a second time: what was not heard until now counts as not seen.
            System.err.println("load: no more events: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how the stream ended. */
    private String heardToTheEnd() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
            return "by the hub";
        } catch (IOException e) {
            return e + (e.getCause() == null ? "" : ", " + e.getCause());
        }
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        switch (colon < 0 ? line : line.substring(0, colon)) {
            case "event" -> {
                if (value.equals("changed")) {
                    events.add(System.nanoTime());
                }
            }
            case "id" -> lastEvent = value;
            case "retry" -> pauseMillis = Long.parseLong(value);
            default -> {
                // a comment, or what an event says
            }
        }
    }

    private void openAgain() throws InterruptedException, NoStream {
        while (!closed) {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            try {
                stream = opened();
                openedAgain.incrementAndGet();
                events.add(System.nanoTime());
                return;
            } catch (NoStream e) {
                throw e;
            } catch (IOException e) {
                System.err.println("load: " + e.getMessage());
            }
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
        closed = true;
        listening.interrupt();
        following.interrupt();
        stream.close();
    }

    /** The hub answers, but with something else. */
    private static final class NoStream extends IOException {
        private static final long serialVersionUID = 1;

        NoStream(String message) {
            super(message);
        }
    }
}
