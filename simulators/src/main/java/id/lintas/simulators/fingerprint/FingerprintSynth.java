package id.lintas.simulators.fingerprint;

import java.util.SplittableRandom;

/**
 * Makes fingers and impressions of them, in any number and always the same for the same seed. Each impression is turned,
 * moved, stretched, cut and soiled in its own way. No state: any thread may use it.
 */
public final class FingerprintSynth {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 400;
    /** How far the finger reaches beyond what one impression shows. */
    private static final int MARGIN = 30;

    private FingerprintSynth() {}

    /** Grows the finger of this number; about a third of a second. */
    public static Finger finger(long seed) {
        SplittableRandom random = new SplittableRandom(mixed(seed));
        int width = WIDTH + 2 * MARGIN;
        int height = HEIGHT + 2 * MARGIN;
        Pattern pattern = pattern(random.nextDouble());
        OrientationField field = new OrientationField(pattern, width, height, random);
        return new Finger(seed, width, height, RidgeGrowth.grow(field, width, height, random));
    }

    /** One touch of the finger on the glass, 300 x 400 at 500 dpi; a few hundredths of a second. */
    public static GrayImage impression(Finger finger, long impressionSeed) {
        SplittableRandom random = new SplittableRandom(mixed(mixed(finger.seed()) + impressionSeed));
        Touch touch = new Touch(random, WIDTH, HEIGHT);
        byte[] pixels = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double u = x - WIDTH / 2.0;
                double v = y - HEIGHT / 2.0;
                float ridge = finger.at(
                        finger.width() / 2.0 + touch.sourceX(u, v), finger.height() / 2.0 + touch.sourceY(u, v));
                double grey = 255 - touch.contact(u, v) * (150 + 105 * touch.inked(ridge, u, v));
                double soiled = grey + random.nextDouble(-1, 1) * touch.noise();
                pixels[y * WIDTH + x] = (byte) Math.max(0, Math.min(255, (int) soiled));
            }
        }
        return new GrayImage(WIDTH, HEIGHT, pixels);
    }

    /** Spreads neighbouring seeds: SplittableRandom of nearby or evenly spaced seeds gives the same numbers, shifted. */
    private static long mixed(long seed) {
        long z = (seed ^ 0x5DEECE66DL) * 0xFF51AFD7ED558CCDL;
        z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
        return z ^ z >>> 29;
    }

    /** Shares of the classes as in people, roughly. */
    private static Pattern pattern(double share) {
        if (share < 0.33) {
            return Pattern.LEFT_LOOP;
        }
        if (share < 0.66) {
            return Pattern.RIGHT_LOOP;
        }
        return share < 0.93 ? Pattern.WHORL : Pattern.ARCH;
    }
}
