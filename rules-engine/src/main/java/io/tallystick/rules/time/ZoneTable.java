package io.tallystick.rules.time;

import java.time.Instant;
import java.util.Arrays;

/**
 * A zone's offsets from UTC as a fixed table, because runtimes disagree on time zones as governments change them; {@link ZoneData}
 * has those of contracts. Before the first transition its offset holds, after the last its offset stays. Immutable.
 *
 * <p>Its times are divided by the transitions into segments of one offset each, numbered from 0.
 */
public final class ZoneTable {
    /** Transitions are known this far outside the range, so that a month that begins before it has its true beginning. */
    static final long MARGIN_SECONDS = 62L * 86_400;

    /** UTC, for the whole range of times. */
    public static final ZoneTable UTC = new ZoneTable(
            "UTC",
            Math.floorDiv(TimeLimits.MIN_TIME_MILLIS, 1_000L),
            Math.floorDiv(TimeLimits.MAX_TIME_MILLIS, 1_000L) + 1,
            new long[0],
            new int[1]);

    private final String name;
    private final long from;
    private final long to;
    private final long[] instants;
    private final int[] offsets;
    private final long[] reached;

    /**
     * Its arrays are not copied.
     *
     * @param from the first instant that can be asked for, {@code to} the one after the last, in seconds
     * @param instants of transitions, ascending, from at most {@link #MARGIN_SECONDS} before to as much after the range
     * @param offsets the one before the first transition, then the one from each transition on
     */
    ZoneTable(String name, long from, long to, long[] instants, int[] offsets) {
        if (!isRange(from, to)) {
            throw new IllegalArgumentException(
                    "zone table: want from < to, both in the years 1 to 9999, got " + from + " to " + to + " seconds");
        }
        this.name = name;
        this.from = from;
        this.to = to;
        this.instants = instants;
        this.offsets = offsets;
        this.reached = new long[instants.length + 1];
        reached[0] = Long.MIN_VALUE;
        for (int i = 0; i < instants.length; i++) {
            reached[i + 1] = Math.max(reached[i], instants[i] + offsets[i] - 1);
        }
    }

    /** The same offsets by another name. */
    ZoneTable named(String other) {
        return new ZoneTable(other, from, to, instants, offsets);
    }

    public String name() {
        return name;
    }

    /** The first instant that can be asked for, in seconds of the epoch. */
    public long fromSecond() {
        return from;
    }

    /** The instant after the last that can be asked for, in seconds of the epoch. */
    public long toSecond() {
        return to;
    }

    /** The offset from UTC in seconds, east positive, at a second of the epoch. */
    public int offsetAt(long second) {
        return offsets[segment(second)];
    }

    /** The segment a second lies in: how many transitions lie at or before it. */
    public int segment(long second) {
        int at = Arrays.binarySearch(instants, second);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** A segment's offset from UTC in seconds, east positive. */
    public int offsetOf(int segment) {
        return offsets[segment];
    }

    /** The instant a segment begins with; the least long for the first. */
    public long beginOf(int segment) {
        return segment == 0 ? Long.MIN_VALUE : instants[segment - 1];
    }

    /** The instant after a segment; the greatest long for the last. */
    public long endOf(int segment) {
        return segment == instants.length ? Long.MAX_VALUE : instants[segment];
    }

    /** The furthest that the local clock has got by a second, in seconds as if local time were UTC. */
    public long furthestLocal(long second) {
        int segment = segment(second);
        return Math.max(second + offsets[segment], reached[segment]);
    }

    /**
     * The first second at which the local clock shows this or more: of a local time that is there twice the first, for one that
     * is not there the moment of the jump.
     */
    public long firstAt(long local) {
        int low = 0;
        int high = instants.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (reached[middle + 1] >= local) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Math.max(beginOf(low), local - offsets[low]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZoneTable table
                && name.equals(table.name)
                && from == table.from
                && to == table.to
                && Arrays.equals(instants, table.instants)
                && Arrays.equals(offsets, table.offsets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(instants) + Arrays.hashCode(offsets);
    }

    @Override
    public String toString() {
        return name + " from " + Instant.ofEpochSecond(from) + " to " + Instant.ofEpochSecond(to) + ", "
                + instants.length + " transitions";
    }

    static boolean isRange(long from, long to) {
        long least = Math.floorDiv(TimeLimits.MIN_TIME_MILLIS, 1_000L);
        long most = Math.floorDiv(TimeLimits.MAX_TIME_MILLIS, 1_000L) + 1;
        return from >= least && from < to && to <= most;
    }
}
