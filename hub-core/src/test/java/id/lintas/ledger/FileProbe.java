package id.lintas.ledger;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelope;
import id.lintas.intake.FileResults;
import id.lintas.intake.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Kills those who settle files, and reads the results that are owed. */
final class FileProbe {

    private FileProbe() {}

    /** The node dies: what is under way is rolled back or not, nothing is written any more. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Runs so many tasks and then dies. */
    static Executor crashingAfter(int tasks) {
        AtomicInteger left = new AtomicInteger(tasks);
        return task -> {
            if (left.getAndDecrement() <= 0) {
                throw new Crash();
            }
            task.run();
        };
    }

    /** The texts of results that are owed under names like this one. */
    static List<String> results(Ledger ledger, String like) throws IOException {
        FileResults results = ledger.bean(FileResults.class);
        List<Claim> claims = ledger.everythingDue(Duration.ofSeconds(1));
        ledger.clock().forward(Duration.ofSeconds(2));
        ledger.bean(Deliveries.class).reclaim();
        Pattern pattern = Pattern.compile(like.replace(".", "\\.").replace("%", ".*"));
        List<String> texts = new ArrayList<>();
        for (Claim claim : claims) {
            Envelope envelope = claim.envelope();
            if (FileResults.isResult(envelope)
                    && pattern.matcher(envelope.correlation()).matches()) {
                try (Spool text = results.text(envelope);
                        InputStream in = text.open()) {
                    texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return texts.stream().distinct().toList();
    }
}
