package id.lintas.connector.camt;

import id.lintas.connector.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Remembers which texts were there, in some 32 bytes each however long they are: by half of their SHA-256, so that nobody finds two that are taken for
 * one another.
 */
final class Seen {

    private static final int HALF = 16;
    private static final int FIRST_SIZE = 64;

    private long[] slots = new long[2 * FIRST_SIZE];
    private int size;

    /** Whether the text is new. */
    boolean add(String text) {
        String digest = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
        // An empty slot is two zeros, which no digest is in this universe's time.
        boolean fresh = put(
                slots,
                HexFormat.fromHexDigitsToLong(digest, 0, HALF),
                HexFormat.fromHexDigitsToLong(digest, HALF, 2 * HALF));
        if (fresh && ++size * 4 > slots.length) {
            grow();
        }
        return fresh;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0 || slots[i + 1] != 0) {
                put(larger, slots[i], slots[i + 1]);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long high, long low) {
        int places = slots.length / 2;
        int place = (int) Math.floorMod(high, (long) places);
        while (slots[2 * place] != 0 || slots[2 * place + 1] != 0) {
            if (slots[2 * place] == high && slots[2 * place + 1] == low) {
                return false;
            }
            place = (place + 1) % places;
        }
        slots[2 * place] = high;
        slots[2 * place + 1] = low;
        return true;
    }
}
