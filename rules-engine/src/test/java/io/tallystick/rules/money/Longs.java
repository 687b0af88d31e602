package io.tallystick.rules.money;

import java.util.Random;

/** Amounts to test with. */
final class Longs {
    private Longs() {}

    /** A long of any size, extremes and small ones often. */
    static long any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MAX_VALUE - random.nextInt(3);
            case 1 -> Long.MIN_VALUE + random.nextInt(3);
            case 2 -> random.nextInt(21) - 10;
            case 3 -> random.nextInt(1_000) * 500L;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }
}
