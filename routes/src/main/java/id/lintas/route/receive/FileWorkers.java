package id.lintas.route.receive;

import id.lintas.intake.FileSettling;
import id.lintas.route.BackgroundWork;
import id.lintas.route.Failures;
import id.lintas.route.FileSettings;
import id.lintas.route.NodeName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** This node's share of settling files. What it does not finish, another node goes on with. */
@Component
class FileWorkers extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(FileWorkers.class);
    private static final long PATIENCE_MILLIS = 10_000;

    private final FileSettling settling;
    private final FileSettings settings;
    private final String node = NodeName.current();

    FileWorkers(FileSettling settling, FileSettings settings) {
        this.settling = settling;
        this.settings = settings;
    }

    @Override
    protected Runnable begin() {
        return new Run()::stop;
    }

    /** The workers between one start and the next stop. */
    private final class Run {

        private final ExecutorService lines = Executors.newFixedThreadPool(settings.threads(), this::daemon);
        private final List<Thread> walkers = new ArrayList<>();
        private volatile boolean stopping;

        Run() {
            for (int i = 0; i < settings.atOnce(); i++) {
                Thread walker = daemon(this::walk);
                walkers.add(walker);
                walker.start();
            }
        }

        private Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "lintas-files");
            thread.setDaemon(true);
            return thread;
        }

        private void walk() {
            boolean away = false;
            while (!stopping) {
                boolean more = false;
                try {
                    more = settling.settleNext(node, lines, () -> !stopping);
                    away = false;
                } catch (RuntimeException e) {
                    if (!away) {
                        LOG.warn("files cannot be settled, trying on: {}", Failures.describe(e));
                    }
                    away = true;
                }
                if (!more) {
                    rest();
                }
            }
        }

        private void rest() {
            try {
                TimeUnit.NANOSECONDS.sleep(settings.poll().toNanos());
            } catch (InterruptedException e) {
                stopping = true;
            }
        }

        /** Lets the lines under way end; the rest is rows. */
        void stop() {
            stopping = true;
            try {
                for (Thread walker : walkers) {
                    walker.join(PATIENCE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            lines.shutdown();
        }
    }
}
