package id.lintas.simulators.fingerprint;

/** A made-up finger: its whole ridge pattern, of which each impression shows a part. Unchanging, so any thread may use it. */
public final class Finger {

    private final long seed;
    private final int width;
    private final int height;
    private final float[] ridges;

    Finger(long seed, int width, int height, float[] ridges) {
        this.seed = seed;
        this.width = width;
        this.height = height;
        this.ridges = ridges;
    }

    /** The number it was made from: the same number makes the same finger, on any machine. */
    public long seed() {
        return seed;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Ridge height at a point, in -1 (valley) to 1 (ridge), interpolated; 0 outside. */
    float at(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
            return 0;
        }
        float fx = (float) (x - left);
        float fy = (float) (y - top);
        int i = top * width + left;
        float upper = ridges[i] * (1 - fx) + ridges[i + 1] * fx;
        float lower = ridges[i + width] * (1 - fx) + ridges[i + width + 1] * fx;
        return upper * (1 - fy) + lower * fy;
    }
}
