package id.lintas.simulators.fingerprint;

import java.util.random.RandomGenerator;

/**
 * The direction and width of ridges at each point, taken from a smooth hill of which the ridges are contour lines: an arch is
 * a bump, a loop a long nose, a whorl a dome, each bent in its own way. Because it is a hill, ridges nowhere must begin or
 * end: where they do is chance, as in people. (In the model of Sherlock and Monro the field itself forces the minutiae, and
 * strangers of one pattern scored up to 47.) Deltas lie outside what an impression shows.
 */
final class OrientationField {

    private final Pattern pattern;
    private final double period;
    private final double coreX;
    private final double coreY;
    private final double cos;
    private final double sin;
    private final double roundness;
    private final double rise;
    private final Waves bendX;
    private final Waves bendY;

    OrientationField(Pattern pattern, int width, int height, RandomGenerator random) {
        this.pattern = pattern;
        period = 8.6 + random.nextDouble() * 1.6;
        coreX = width * 0.5 + spread(random, 25);
        coreY = height * 0.45 + spread(random, 40);
        double lean = Math.toRadians(
                switch (pattern) {
                    case LEFT_LOOP -> 15 + random.nextDouble() * 30;
                    case RIGHT_LOOP -> -15 - random.nextDouble() * 30;
                    case WHORL -> spread(random, 25);
                    case ARCH -> spread(random, 8);
                });
        cos = Math.cos(lean);
        sin = Math.sin(lean);
        roundness = 0.6 + random.nextDouble() * 0.45;
        rise = 40 + random.nextDouble() * 40;
        bendX = new Waves(random, 4, 250, 10);
        bendY = new Waves(random, 4, 250, 10);
    }

    /** Direction of the ridge in radians, in 0 (inclusive) to pi (exclusive), with y growing downwards. */
    double direction(double x, double y) {
        double across = Math.atan2(slopeY(x, y), slopeX(x, y));
        double along = (across + Math.PI / 2) % Math.PI;
        return along < 0 ? along + Math.PI : along;
    }

    /** Distance from one ridge to the next, in pixels, within what skin shows. */
    double period(double x, double y) {
        double steepness = Math.hypot(slopeX(x, y), slopeY(x, y));
        return Math.max(6.8, Math.min(12.5, period / Math.max(0.1, steepness)));
    }

    private double slopeX(double x, double y) {
        return (hill(x + 1, y) - hill(x - 1, y)) / 2;
    }

    private double slopeY(double x, double y) {
        return (hill(x, y + 1) - hill(x, y - 1)) / 2;
    }

    private double hill(double x, double y) {
        double fromX = x + bendX.at(x, y) - coreX;
        double fromY = y + bendY.at(x, y) - coreY;
        double u = cos * fromX - sin * fromY;
        double v = sin * fromX + cos * fromY;
        return switch (pattern) {
            case LEFT_LOOP, RIGHT_LOOP -> v < 0 ? Math.hypot(u, v * roundness) : Math.abs(u);
            case WHORL -> Math.hypot(u, v * roundness);
            case ARCH -> v + rise * Math.exp(-u * u / 9000);
        };
    }

    private static double spread(RandomGenerator random, double width) {
        return (random.nextDouble() * 2 - 1) * width;
    }
}
