package io.tallystick.quickstart.fleet;

/**
 * Pseudo-random numbers whose sequence is fixed here (SplitMix64, Steele, Lea and Flood 2014) and so the same on every
 * release of the JDK.
 */
final class Noise {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;
    /** The sum of four uniform numbers has variance 4/12. */
    private static final double ROOT_OF_THREE = 1.7320508075688772;

    private long state;

    Noise(long seed) {
        this.state = seed;
    }

    /** A source of its own for one part, so that parts do not disturb each other. */
    Noise split(long part) {
        return new Noise(mix(state ^ mix(part + GOLDEN_GAMMA)));
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0, below 1. */
    double uniform() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** From 0, below the bound, which is at least 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Mean 0, variance 1, bell-shaped, never beyond 3.5. */
    double bell() {
        return (uniform() + uniform() + uniform() + uniform() - 2) * ROOT_OF_THREE;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
