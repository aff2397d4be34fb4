package id.lintas.simulators.fingerprint;

import java.util.random.RandomGenerator;

/**
 * Grows ridges from noise: an oriented Gabor filter, applied again and again, strengthens what runs with the field at the
 * ridge period; where neighbouring ridges do not fit, they end or fork, and these are the finger's minutiae.
 */
final class RidgeGrowth {

    private static final int DIRECTIONS = 48;
    private static final int PERIODS = 20;
    private static final double NARROWEST = 6.8;
    private static final double STEP = 0.3;
    private static final int ROUNDS = 12;
    private static final int RADIUS = 8;
    private static final int SIDE = 2 * RADIUS + 1;
    /** Steep enough that ridges settle near -1 and 1 within the rounds. */
    private static final float GAIN = 3.5f;

    private RidgeGrowth() {}

    static float[] grow(OrientationField field, int width, int height, RandomGenerator random) {
        float[][] kernels = new float[DIRECTIONS * PERIODS][];
        for (int k = 0; k < kernels.length; k++) {
            int scale = k / DIRECTIONS;
            kernels[k] = gabor(Math.PI * (k % DIRECTIONS) / DIRECTIONS, NARROWEST + scale * STEP);
        }
        int[] choice = new int[width * height];
        float[] ridges = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int direction = (int) Math.round(field.direction(x, y) / Math.PI * DIRECTIONS) % DIRECTIONS;
                int wide = (int) Math.round((field.period(x, y) - NARROWEST) / STEP);
                choice[y * width + x] = wide * DIRECTIONS + direction;
                ridges[y * width + x] = (float) (random.nextDouble() * 2 - 1);
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            ridges = filter(ridges, choice, kernels, width, height);
        }
        return ridges;
    }

    private static float[] filter(float[] from, int[] choice, float[][] kernels, int width, int height) {
        int padded = width + 2 * RADIUS;
        float[] source = new float[padded * (height + 2 * RADIUS)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(from, y * width, source, (y + RADIUS) * padded + RADIUS, width);
        }
        float[] to = new float[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float[] kernel = kernels[choice[y * width + x]];
                float sum = 0;
                for (int ky = 0; ky < SIDE; ky++) {
                    int row = (y + ky) * padded + x;
                    int k = ky * SIDE;
                    for (int kx = 0; kx < SIDE; kx++) {
                        sum += kernel[k + kx] * source[row + kx];
                    }
                }
                float driven = sum * GAIN;
                to[y * width + x] = driven / (1 + Math.abs(driven));
            }
        }
        return to;
    }

    /** A cosine across the ridge under a Gaussian, with no answer to a flat grey and unit sum of absolute weights. */
    private static float[] gabor(double ridge, double period) {
        float[] kernel = new float[SIDE * SIDE];
        double sigma = period * 0.42;
        double mean = 0;
        for (int y = -RADIUS; y <= RADIUS; y++) {
            for (int x = -RADIUS; x <= RADIUS; x++) {
                double across = -x * Math.sin(ridge) + y * Math.cos(ridge);
                double weight =
                        Math.exp(-(x * x + y * y) / (2 * sigma * sigma)) * Math.cos(2 * Math.PI * across / period);
                kernel[(y + RADIUS) * SIDE + x + RADIUS] = (float) weight;
                mean += weight / kernel.length;
            }
        }
        double size = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] -= (float) mean;
            size += Math.abs(kernel[i]);
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= (float) size;
        }
        return kernel;
    }
}
