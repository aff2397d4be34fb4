package id.lintas.simulators.fingerprint;

import java.util.random.RandomGenerator;

/** How one impression differs from the finger: place, turn, stretch of the skin, the part that touches, pressure and noise. */
final class Touch {

    private final double cos;
    private final double sin;
    private final double moveX;
    private final double moveY;
    private final double centreX;
    private final double centreY;
    private final double radiusX;
    private final double radiusY;
    private final double pressure;
    private final double noise;
    private final Waves stretchX;
    private final Waves stretchY;
    private final double[][] blots = new double[5][];

    Touch(RandomGenerator random, int width, int height) {
        double turn = Math.toRadians(spread(random, 12));
        cos = Math.cos(turn);
        sin = Math.sin(turn);
        moveX = spread(random, 14);
        moveY = spread(random, 16);
        centreX = spread(random, 14);
        centreY = spread(random, 20);
        radiusX = width * (0.44 + spread(random, 0.04));
        radiusY = height * (0.44 + spread(random, 0.05));
        pressure = spread(random, 0.25);
        noise = 35 + random.nextDouble() * 35;
        // Long waves only: skin stretches smoothly, a ridge never jumps.
        stretchX = new Waves(random, 3, 340, 2);
        stretchY = new Waves(random, 3, 340, 2);
        for (int i = 0; i < blots.length; i++) {
            blots[i] = new double[] {
                spread(random, width * 0.4),
                spread(random, height * 0.4),
                14 + random.nextDouble() * 16,
                spread(random, 1.1)
            };
        }
    }

    double sourceX(double u, double v) {
        return cos * u - sin * v + moveX + stretchX.at(u, v);
    }

    double sourceY(double u, double v) {
        return sin * u + cos * v + moveY + stretchY.at(u, v);
    }

    double noise() {
        return noise;
    }

    /** 1 where the skin touches, 0 where it does not, with a soft edge. */
    double contact(double u, double v) {
        double x = (u - centreX) / radiusX;
        double y = (v - centreY) / radiusY;
        double edge = (1.02 - Math.sqrt(x * x + y * y)) * 12;
        return Math.max(0, Math.min(1, edge));
    }

    /** -1 (white valley) to 1 (black ridge), with dry and wet places. */
    double inked(float ridge, double u, double v) {
        double level = pressure;
        for (double[] blot : blots) {
            double dx = (u - blot[0]) / blot[2];
            double dy = (v - blot[1]) / blot[2];
            level += blot[3] * Math.exp(-(dx * dx + dy * dy) / 2);
        }
        return Math.max(-1, Math.min(1, (ridge + level * 0.6) * 2.2));
    }

    private static double spread(RandomGenerator random, double width) {
        return (random.nextDouble() * 2 - 1) * width;
    }
}
