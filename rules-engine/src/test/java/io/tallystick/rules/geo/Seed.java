package io.tallystick.rules.geo;

import java.util.Random;

/** Random input that can be had again: {@code -Dtallystick.seed=N}. */
final class Seed {
    private Seed() {}

    static Random random(String test) {
        Long given = Long.getLong("tallystick.seed");
        long seed = given != null ? given : System.nanoTime();
        System.out.println(test + ": -Dtallystick.seed=" + seed);
        return new Random(seed);
    }

    /** A longitude of -180 to 180 for any. */
    static double wrapped(double longitude) {
        double turned = longitude - 360 * Math.floor((longitude + 180) / 360);
        return Math.max(-180, Math.min(180, turned));
    }
}
