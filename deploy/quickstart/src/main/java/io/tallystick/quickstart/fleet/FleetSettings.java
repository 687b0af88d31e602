package io.tallystick.quickstart.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What a fleet is like.
 *
 * @param seed the same seed gives the same plan, for ever
 * @param devicesPerField honest devices in each of the eight fields, 1 to 100,000
 * @param revokedPerField revoked devices in each field, 0 to 1,000; they send only if there is at least one
 * @param start the simulated time that the plan begins at
 * @param firstSequence the number that each device and subject begins with, from 0
 * @param maxReorder how many places early a send may come, 1 to 64; must be inside the ledger's reorder window
 * @param restAfterGap simulated time after a gap in which its device and subject do nothing that depends on the gap being
 *     closed; must be longer than the ledger's gap time-out times the speed of simulated time
 * @param mischief how often what goes wrong
 */
public record FleetSettings(
        long seed,
        int devicesPerField,
        int revokedPerField,
        Instant start,
        long firstSequence,
        int maxReorder,
        Duration restAfterGap,
        MischiefRates mischief) {
    public FleetSettings {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(mischief, "mischief");
        require("devicesPerField", devicesPerField, 1, 100_000);
        require("revokedPerField", revokedPerField, 0, 1_000);
        require("firstSequence", firstSequence, 0, Integer.MAX_VALUE);
        require("maxReorder", maxReorder, 1, 64);
        if (restAfterGap.isNegative()) {
            throw new IllegalArgumentException("restAfterGap " + restAfterGap + "; want 0 or more");
        }
    }

    /**
     * A fleet for a demonstration: sequences from 1, at most 3 places early, two revoked devices in each field, at most one
     * gap in a simulated day for each device and subject.
     */
    public static FleetSettings demo(long seed, int devicesPerField, Instant start) {
        return new FleetSettings(seed, devicesPerField, 2, start, 1, 3, Duration.ofDays(1), MischiefRates.demo());
    }

    private static void require(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + "; want " + min + " to " + max);
        }
    }
}
