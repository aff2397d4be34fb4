package id.lintas.intake;

import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;

/** The one payment that every sample message tells, whatever its dialect, and the bytes of samples. */
public final class Samples {

    /** The bill that is paid. */
    public static final BillingCode BILLING_CODE = new BillingCode("820261123000017");

    /** What is paid. */
    public static final Rupiah AMOUNT = new Rupiah(350_000);

    /** When the payer paid: 16:02 in western Indonesia. */
    public static final Instant PAID_AT = Instant.parse("2026-11-23T09:02:00Z");

    /** When the hub has the message. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-11-23T09:02:05Z");

    private Samples() {}

    /** The bytes of a sample on the class path, such as {@code snap/payment.json}. */
    public static byte[] bytes(String name) {
        String path = "/samples/" + name;
        try (InputStream sample = Samples.class.getResourceAsStream(path)) {
            if (sample == null) {
                throw new IllegalArgumentException("sample: " + path + " (expected: on the class path)");
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes with one of them changed. */
    public static byte[] altered(byte[] bytes, int index) {
        byte[] altered = Arrays.copyOf(bytes, bytes.length);
        altered[index] ^= 1;
        return altered;
    }
}
