package id.lintas.connector.statement;

import id.lintas.connector.PartnerClock;
import id.lintas.connector.camt.CamtLimits;
import id.lintas.connector.camt.CamtReader;
import id.lintas.connector.camt.CamtSink;
import id.lintas.connector.camt.CamtSummary;
import id.lintas.connector.camt.CamtUnreadable;
import id.lintas.connector.camt.Copy;
import id.lintas.connector.camt.Entry;
import id.lintas.connector.camt.Kind;
import id.lintas.connector.camt.Money;
import id.lintas.connector.camt.Page;
import id.lintas.connector.camt.Statement;
import id.lintas.connector.camt.Transaction;
import id.lintas.intake.RawFile;
import id.lintas.intake.StatementFlaw;
import id.lintas.intake.StatementLine;
import id.lintas.intake.StatementPart;
import id.lintas.intake.StatementReader;
import id.lintas.intake.StatementReading;
import id.lintas.payment.BillingCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a camt document as bookings. Used once. */
final class CamtStatement implements CamtSink {

    private static final String RUPIAH = "IDR";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[7-9][0-9]{14}(?![0-9])");

    private final RawFile file;
    private final StatementForm form;
    private final String account;
    private final StatementReader.Lines lines;
    private final Wrong wrong = new Wrong();
    private final List<Seen> seen = new ArrayList<>();
    private int count;

    CamtStatement(RawFile file, StatementForm form, String account, StatementReader.Lines lines) {
        this.file = file;
        this.form = form;
        this.account = account;
        this.lines = lines;
    }

    /** A statement with the days of its bookings. */
    private static final class Seen {

        private final Statement statement;
        private @Nullable Instant first;
        private @Nullable Instant last;

        Seen(Statement statement) {
            this.statement = statement;
        }

        void at(Instant at) {
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }
    }

    StatementReading read() throws IOException {
        CamtSummary summary;
        try (InputStream in = file.content().open()) {
            summary = CamtReader.read(in, CamtLimits.FILE, this);
        } catch (CamtUnreadable e) {
            wrong.add(StatementFlaw.UNREADABLE, "", String.valueOf(e.getMessage()), "");
            return new StatementReading(List.of(), count, wrong.all(), wrong.rest());
        }
        Kind wanted = form == StatementForm.CAMT_053 ? Kind.STATEMENT : Kind.NOTIFICATION;
        if (summary.kind() != wanted) {
            wrong.add(StatementFlaw.OTHER_FORM, "", summary.kind().name(), wanted.name());
        }
        summary.inconsistencies()
                .forEach(one ->
                        wrong.add(StatementFlaw.valueOf(one.reason().name()), one.path(), one.said(), one.found()));
        wrong.more(summary.more());
        return new StatementReading(
                seen.stream().map(one -> part(one, summary)).toList(), count, wrong.all(), wrong.rest());
    }

    private StatementPart part(Seen one, CamtSummary summary) {
        Statement statement = one.statement;
        // A page of the message is a page of its only statement.
        Optional<Page> page = statement.page().or(summary::page);
        Instant first = one.first == null ? statement.createdAt().orElse(file.receivedAt()) : one.first;
        Instant last = one.last == null ? first : one.last;
        Instant from = statement
                .from()
                .orElseGet(() ->
                        PartnerClock.day(first).atStartOfDay(PartnerClock.WIB).toInstant());
        Instant until = statement
                .to()
                .map(CamtStatement::wholeSecond)
                .orElseGet(() -> PartnerClock.day(last)
                        .plusDays(1)
                        .atStartOfDay(PartnerClock.WIB)
                        .toInstant()
                        .minusMillis(1));
        return new StatementPart(
                statement.id(),
                Math.max(1, page.map(Page::number).orElse(1)),
                page.map(Page::last).orElse(true),
                statement.sequence().orElse(null),
                from,
                until.isBefore(from) ? from : until);
    }

    /** 23:59:59 is meant to its end. */
    private static Instant wholeSecond(Instant until) {
        return until.getNano() == 0 ? until.plus(Duration.ofMillis(999)) : until;
    }

    @Override
    public void statement(Statement statement) {
        seen.add(new Seen(statement));
        if (statement.copy() != Copy.ORIGINAL) {
            wrong.add(StatementFlaw.COPY, statement.path(), statement.copy().name(), statement.id());
        }
        if (!account.isEmpty() && !statement.account().equals(account)) {
            wrong.add(StatementFlaw.ACCOUNT, statement.path() + "/Acct", statement.account(), account);
        }
    }

    @Override
    public void transaction(Statement statement, Entry entry, Transaction transaction) {
        Set<String> codes = codes(transaction);
        if (codes.size() > 1) {
            wrong.add(StatementFlaw.SEVERAL_CODES, transaction.path() + "/RmtInf", String.join(" ", codes), "");
        }
        line(
                entry,
                transaction.path(),
                transaction.reference(),
                codes.size() == 1 ? new BillingCode(codes.iterator().next()) : null,
                new Booked(transaction.money(), transaction.direction(), transaction.at()));
    }

    /** An entry without details is one booking that names no bill. */
    @Override
    public void entry(Statement statement, Entry entry, int transactions) {
        if (transactions == 0) {
            line(
                    entry,
                    entry.path(),
                    entry.reference(),
                    null,
                    new Booked(entry.money(), entry.direction(), entry.bookedAt()));
        }
    }

    private record Booked(Money money, id.lintas.connector.camt.Direction direction, Optional<Instant> at) {}

    /** Money that has not moved is no booking. */
    private void line(Entry entry, String path, Optional<String> reference, @Nullable BillingCode code, Booked booked) {
        if (!entry.booked()) {
            return;
        }
        count++;
        long before = wrong.count();
        Optional<String> named =
                reference.filter(text -> PRINTABLE.matcher(text).matches());
        if (named.isEmpty()) {
            wrong.add(StatementFlaw.NO_REFERENCE, path, reference.orElse(""), "");
        }
        if (!booked.money().currency().equals(RUPIAH)) {
            wrong.add(StatementFlaw.CURRENCY, path + "/Amt", booked.money().currency(), RUPIAH);
        }
        Optional<Instant> at = booked.at().filter(when -> PartnerClock.plausible(when, file.receivedAt()));
        if (at.isEmpty()) {
            wrong.add(
                    StatementFlaw.TIME, path, booked.at().map(Instant::toString).orElse(""), "");
        }
        if (wrong.count() == before) {
            seen.get(seen.size() - 1).at(at.orElseThrow());
            lines.take(new StatementLine(
                    count,
                    named.orElseThrow(),
                    code,
                    booked.money().amount(),
                    booked.direction() == id.lintas.connector.camt.Direction.CREDIT
                            ? StatementLine.Direction.CREDIT
                            : StatementLine.Direction.DEBIT,
                    at.orElseThrow()));
        }
    }

    /** Every billing code that the remittance names: a structured reference as a whole, or fifteen digits among other text. */
    private static Set<String> codes(Transaction transaction) {
        Set<String> codes = new LinkedHashSet<>();
        for (String reference : transaction.creditorReferences()) {
            BillingCode.parse(reference).map(BillingCode::value).ifPresent(codes::add);
        }
        for (String line : transaction.remittance()) {
            CODE.matcher(line).results().map(MatchResult::group).forEach(codes::add);
        }
        return codes;
    }
}
