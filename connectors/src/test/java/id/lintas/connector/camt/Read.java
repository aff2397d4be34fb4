package id.lintas.connector.camt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A document as it was read, all of it in memory. */
record Read(CamtSummary summary, List<Statement> statements, List<Entry> entries, List<Transaction> transactions) {

    static Read of(byte[] document) throws CamtUnreadable {
        List<Statement> statements = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        List<Transaction> transactions = new ArrayList<>();
        CamtSink sink = new CamtSink() {
            @Override
            public void statement(Statement statement) {
                statements.add(statement);
            }

            @Override
            public void entry(Statement statement, Entry entry, int count) {
                entries.add(entry);
            }

            @Override
            public void transaction(Statement statement, Entry entry, Transaction transaction) {
                transactions.add(transaction);
            }
        };
        try {
            CamtSummary summary = CamtReader.read(new ByteArrayInputStream(document), CamtLimits.MESSAGE, sink);
            return new Read(summary, statements, entries, transactions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Read of(String document) throws CamtUnreadable {
        return of(document.getBytes(StandardCharsets.UTF_8));
    }

    List<Inconsistency.Reason> reasons() {
        return summary.inconsistencies().stream().map(Inconsistency::reason).toList();
    }
}
