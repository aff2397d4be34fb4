package id.lintas.connector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds references that come twice among very many, in eight bytes for each. It keeps hashes, so what it finds is a
 * suspicion that a look at the references themselves has to confirm; what is not suspected does not come twice.
 */
public final class References {

    private static final int BLOCK = 1 << 14;
    private static final int MOST_SUSPECTS = 1000;

    private final List<long[]> blocks = new ArrayList<>();
    private int count;

    /** Another one. */
    public void add(String reference) {
        if (count % BLOCK == 0) {
            blocks.add(new long[BLOCK]);
        }
        blocks.get(count / BLOCK)[count % BLOCK] = hash(reference);
        count++;
    }

    /** Hashes that came more than once; at most a thousand of them, which is more than a refusal can name. */
    public Set<Long> suspects() {
        long[] all = new long[count];
        for (int i = 0; i < blocks.size(); i++) {
            System.arraycopy(blocks.get(i), 0, all, i * BLOCK, Math.min(BLOCK, count - i * BLOCK));
        }
        Arrays.sort(all);
        Set<Long> suspects = new HashSet<>();
        for (int i = 1; i < all.length && suspects.size() < MOST_SUSPECTS; i++) {
            if (all[i] == all[i - 1]) {
                suspects.add(all[i]);
            }
        }
        return suspects;
    }

    /** What stands for the reference. */
    public static long hash(String reference) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < reference.length(); i++) {
            hash = (hash ^ reference.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
