package io.tallystick.rules.time;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * A zone's offsets from UTC as a fixed table, because runtimes disagree on time zones as governments change them: made once,
 * when a contract is compiled, and kept with it. Before the first transition its offset holds, after the last its offset stays.
 * Immutable.
 *
 * <p>Its times are divided by the transitions into segments of one offset each, numbered from 0.
 *
 * <pre>
 * bytes = name text, from i64, to i64 (seconds of the epoch), first offset i32, count, count x (instant i64, offset i32)
 * </pre>
 */
public final class ZoneTable {
    /** Transitions are known this far outside the range, so that a month that begins before it has its true beginning. */
    private static final long MARGIN_SECONDS = 62L * 86_400;

    /** UTC, for the whole range of times. */
    public static final ZoneTable UTC = of(
            ZoneOffset.UTC,
            Instant.ofEpochMilli(TimeLimits.MIN_TIME_MILLIS),
            Instant.ofEpochMilli(TimeLimits.MAX_TIME_MILLIS + 1));

    private final String name;
    private final long from;
    private final long to;
    private final long[] instants;
    private final int[] offsets;
    private final long[] reached;

    /** @param offsets the one before the first transition, then the one from each transition on */
    private ZoneTable(String name, long from, long to, long[] instants, int[] offsets) {
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

    /**
     * The table of a zone as this runtime knows it.
     *
     * @param from the first instant that can be asked for
     * @param to the instant after the last one; from &lt; to, both in the years 1 to 9999
     */
    public static ZoneTable of(ZoneId zone, Instant from, Instant to) {
        requireRange(from.getEpochSecond(), to.getEpochSecond());
        ZoneRules rules = zone.getRules();
        Instant first = from.minusSeconds(MARGIN_SECONDS);
        long end = to.getEpochSecond() + MARGIN_SECONDS;
        long[] instants = new long[TimeLimits.MAX_TRANSITIONS];
        int[] offsets = new int[TimeLimits.MAX_TRANSITIONS + 1];
        offsets[0] = rules.getOffset(first).getTotalSeconds();
        int count = 0;
        ZoneOffsetTransition next = rules.nextTransition(first);
        while (next != null && next.toEpochSecond() < end) {
            if (count == TimeLimits.MAX_TRANSITIONS) {
                throw new IllegalArgumentException("zone " + zone.getId() + ": want at most " + count
                        + " transitions from " + from + " to " + to + ", got more: choose a shorter time");
            }
            int offset = next.getOffsetAfter().getTotalSeconds();
            if (offset != offsets[count]) {
                instants[count++] = next.toEpochSecond();
                offsets[count] = offset;
            }
            next = rules.nextTransition(next.getInstant());
        }
        return new ZoneTable(
                zone.getId(),
                from.getEpochSecond(),
                to.getEpochSecond(),
                Arrays.copyOf(instants, count),
                Arrays.copyOf(offsets, count + 1));
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

    public void write(StateWriter out) {
        out.text(name).i64(from).i64(to).i32(offsets[0]).count(instants.length);
        for (int i = 0; i < instants.length; i++) {
            out.i64(instants[i]).i32(offsets[i + 1]);
        }
    }

    /** @throws MalformedStateException if no table is written so */
    public static ZoneTable read(StateReader in) {
        String name = in.text(TimeLimits.MAX_ZONE_NAME_BYTES);
        int at = in.position();
        long from = in.i64();
        long to = in.i64();
        try {
            requireRange(from, to);
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException(at, "a range of times", from + " to " + to);
        }
        int first = offset(in);
        int count = in.count(TimeLimits.MAX_TRANSITIONS);
        long[] instants = new long[count];
        int[] offsets = new int[count + 1];
        offsets[0] = first;
        long least = from - MARGIN_SECONDS + 1;
        for (int i = 0; i < count; i++) {
            instants[i] = TimeLimits.read(in, least, to + MARGIN_SECONDS - 1);
            int place = in.position();
            offsets[i + 1] = offset(in);
            if (offsets[i + 1] == offsets[i]) {
                throw new MalformedStateException(place, "another offset than before", offsets[i]);
            }
            least = instants[i] + 1;
        }
        return new ZoneTable(name, from, to, instants, offsets);
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

    private static int offset(StateReader in) {
        int at = in.position();
        int offset = in.i32();
        if (offset < -TimeLimits.MAX_OFFSET_SECONDS || offset > TimeLimits.MAX_OFFSET_SECONDS) {
            throw new MalformedStateException(
                    at, "an offset of at most " + TimeLimits.MAX_OFFSET_SECONDS + " seconds", offset);
        }
        return offset;
    }

    private static void requireRange(long from, long to) {
        long least = Math.floorDiv(TimeLimits.MIN_TIME_MILLIS, 1_000L);
        long most = Math.floorDiv(TimeLimits.MAX_TIME_MILLIS, 1_000L) + 1;
        if (from < least || from >= to || to > most) {
            throw new IllegalArgumentException(
                    "zone table: want from < to in " + least + " to " + most + " seconds, got " + from + " to " + to);
        }
    }
}
