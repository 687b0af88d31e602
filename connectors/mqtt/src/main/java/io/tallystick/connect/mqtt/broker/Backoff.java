package io.tallystick.connect.mqtt.broker;

import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: evenly random from half of a bound to the bound, which doubles with each attempt.
 *
 * @param firstMillis the bound after the first attempt, at least 1
 * @param maxMillis where it stops doubling, at least {@code firstMillis}
 */
public record Backoff(long firstMillis, long maxMillis) {
    public Backoff {
        if (firstMillis < 1 || maxMillis < firstMillis) {
            throw new IllegalArgumentException(
                    "want 1 ms or more, and a maximum not below it; got " + firstMillis + " and " + maxMillis);
        }
    }

    /** @param attempt how many failed in a row, at least 1 */
    public long delayMillis(int attempt, RandomGenerator random) {
        int doublings = Math.min(attempt - 1, Long.SIZE - 2);
        boolean beyond = doublings > 0 && firstMillis > maxMillis >> doublings;
        long bound = beyond ? maxMillis : Math.min(maxMillis, firstMillis << doublings);
        return random.nextLong(bound / 2, bound + 1);
    }
}
