package io.tallystick.rules.timer;

/** A zone: how far its local time is ahead of UTC. A fixed table, never the machine's own zone rules. */
@FunctionalInterface
public interface Offsets {
    /** UTC. */
    Offsets UTC = epochSecond -> 0;

    /**
     * The offset in force at this instant, in seconds east of UTC: at most {@link TimerLimits#MAX_OFFSET_SECONDS} either way, and
     * changing at most once in {@link TimerLimits#MIN_CHANGES_APART_SECONDS}. The same for ever for the same instant.
     */
    int offsetSecondsAt(long epochSecond);
}
