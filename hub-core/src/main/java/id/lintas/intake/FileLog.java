package id.lintas.intake;

import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the log of messages about files. It keeps their beginning; the whole is in {@link FileChunks}. */
@Component
class FileLog {

    private static final int HEAD = 1 << 16;

    private final MessageLog log;

    FileLog(MessageLog log) {
        this.log = log;
    }

    /** A name as it may stand in a line of a log. */
    static String plain(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7E]", "?");
        return plain.length() <= 120 ? plain : plain.substring(0, 120);
    }

    void refused(PartnerFile file, RawFile.Content content) {
        record(file, content, file.receivedAt(), Outcome.FILE_REFUSED.name(), String.join("; ", file.reasons()));
    }

    void repeated(PartnerFile file, RawFile.Content content, Instant now) {
        String outcome = file.state() == PartnerFile.State.DONE ? settled(file) : "TAKEN";
        record(file, content, now, outcome, "repeated " + counted(file));
    }

    void done(PartnerFile file, RawFile.Content content, Outcome first, Instant now) {
        String outcome = file.lines() == 1 ? first.name() : settled(file);
        record(file, content, now, outcome, counted(file));
    }

    /** Of a statement that was booked. */
    void booked(PartnerFile file, RawFile.Content content) {
        record(file, content, file.receivedAt(), "BOOKED", file.lines() + " lines booked");
    }

    /** Of a statement that was booked before. */
    void again(PartnerFile file, RawFile.Content content, Instant now) {
        record(file, content, now, "BOOKED", "repeated " + file.lines() + " lines booked");
    }

    void waits(PartnerId partner, String name, String why, Instant now) {
        record(partner, name, now, now, "FILE_WAITS", why, new byte[0]);
    }

    private static String settled(PartnerFile file) {
        return file.settled() == file.lines() ? Outcome.SETTLED.name() : "PARTLY_SETTLED";
    }

    private static String counted(PartnerFile file) {
        return file.settled() + " of " + file.lines() + " lines settled";
    }

    private void record(PartnerFile file, RawFile.Content content, Instant now, String outcome, String detail) {
        try (InputStream in = content.open()) {
            record(file.partner(), file.name(), file.receivedAt(), now, outcome, detail, in.readNBytes(HEAD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file concerns many offices; naming one would also bind the transaction to it. */
    private void record(
            PartnerId partner,
            String name,
            Instant receivedAt,
            Instant now,
            String outcome,
            String detail,
            byte[] head) {
        log.record(new Inbound(
                partner.value(),
                Transport.FILES.name(),
                name,
                "file",
                null,
                name,
                receivedAt,
                now,
                outcome,
                detail,
                head));
    }
}
