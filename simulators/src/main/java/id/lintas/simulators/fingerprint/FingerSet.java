package id.lintas.simulators.fingerprint;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One person's fingers as templates, by ISO position. Unchanging, so any thread may use it. */
public final class FingerSet {

    private final Map<Integer, FingerprintTemplate> templates;

    private FingerSet(Map<Integer, FingerprintTemplate> templates) {
        this.templates = Map.copyOf(templates);
    }

    /**
     * Extracts a template from each finger image record, some 50 ms each. Where two records have the same position the later
     * one counts.
     *
     * @throws UnreadableRecord if one of them is not a finger image record
     */
    public static FingerSet extract(Collection<byte[]> records) {
        Map<Integer, FingerprintTemplate> templates = new TreeMap<>();
        for (byte[] record : records) {
            templates.put(FingerRecord.position(record), template(FingerRecord.read(record)));
        }
        return new FingerSet(templates);
    }

    /** Restores what {@link #toBytes} gave. */
    public static FingerSet fromBytes(Map<Integer, byte[]> stored) {
        Map<Integer, FingerprintTemplate> templates = new TreeMap<>();
        stored.forEach((position, bytes) -> templates.put(position, new FingerprintTemplate(bytes)));
        return new FingerSet(templates);
    }

    /** The templates, for storage. They hold minutiae, not images. */
    public Map<Integer, byte[]> toBytes() {
        Map<Integer, byte[]> bytes = new TreeMap<>();
        templates.forEach((position, template) -> bytes.put(position, template.toByteArray()));
        return bytes;
    }

    public Set<Integer> positions() {
        return templates.keySet();
    }

    Map<Integer, FingerprintTemplate> templates() {
        return templates;
    }

    static FingerprintTemplate template(GrayImage image) {
        return new FingerprintTemplate(new FingerprintImage(
                image.width(), image.height(), image.pixels(), new FingerprintImageOptions().dpi(GrayImage.DPI)));
    }
}
