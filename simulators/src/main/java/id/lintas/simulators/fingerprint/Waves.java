package id.lintas.simulators.fingerprint;

import java.util.random.RandomGenerator;

/** A smooth random surface: a few long plane waves, so that neighbouring points never differ abruptly. */
final class Waves {

    private final double[][] waves;

    /**
     * @param longest wavelength in pixels; the shortest is half of it
     * @param amplitude largest height of one wave; each has at least half of it
     */
    Waves(RandomGenerator random, int count, double longest, double amplitude) {
        waves = new double[count][];
        for (int i = 0; i < count; i++) {
            double length = longest * (0.5 + random.nextDouble() / 2);
            double heading = random.nextDouble() * 2 * Math.PI;
            waves[i] = new double[] {
                2 * Math.PI / length * Math.cos(heading),
                2 * Math.PI / length * Math.sin(heading),
                random.nextDouble() * 2 * Math.PI,
                amplitude * (0.5 + random.nextDouble() / 2)
            };
        }
    }

    double at(double x, double y) {
        double sum = 0;
        for (double[] wave : waves) {
            sum += wave[3] * Math.sin(wave[0] * x + wave[1] * y + wave[2]);
        }
        return sum;
    }
}
