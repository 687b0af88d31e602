package io.tallystick.rules.state;

import java.util.Random;

/** The seed of random inputs: a new one each time, printed, or the one given to repeat a run. */
public final class Seeds {
    private Seeds() {}

    /** Random input of a test. */
    public static Random random(String test) {
        System.out.print(test + ": ");
        return new Random(seed());
    }

    public static long seed() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("-Dtallystick.seed=" + seed);
        return seed;
    }
}
