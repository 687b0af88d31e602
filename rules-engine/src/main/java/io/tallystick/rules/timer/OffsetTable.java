package io.tallystick.rules.timer;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Arrays;

/**
 * A zone as a table: the offset before the first change, and each change with its instant and the offset from then on. After the
 * last change its offset stays.
 *
 * <pre>state = first i32, count, each: epoch second i64, offset i32</pre>
 */
public final class OffsetTable implements Offsets {
    private final int first;
    private final long[] seconds;
    private final int[] offsets;

    /**
     * @param first the offset before all changes, in seconds east of UTC
     * @param seconds the instants of the changes, ascending, at least {@link TimerLimits#MIN_CHANGES_APART_SECONDS} apart
     * @param offsets the offset from each of them on, each other than the one before
     * @throws IllegalArgumentException saying the change that is not so
     */
    public OffsetTable(int first, long[] seconds, int[] offsets) {
        TimerLimits.range("offset changes", 0, TimerLimits.MAX_OFFSET_CHANGES, seconds.length);
        TimerLimits.range("offsets", seconds.length, seconds.length, offsets.length);
        this.first = offset("first offset", first);
        this.seconds = seconds.clone();
        this.offsets = offsets.clone();
        for (int i = 0; i < seconds.length; i++) {
            long least = i == 0 ? -TimerLimits.MAX_TIME_MS : seconds[i - 1] + TimerLimits.MIN_CHANGES_APART_SECONDS;
            TimerLimits.range("second of change " + i, least, TimerLimits.MAX_TIME_MS / 1_000, seconds[i]);
            offset("offset of change " + i, offsets[i]);
            int before = i == 0 ? first : offsets[i - 1];
            if (offsets[i] == before) {
                throw new IllegalArgumentException(
                        "offset of change " + i + ": want another than " + before + ", got it");
            }
        }
    }

    static int offset(String what, int seconds) {
        return (int) TimerLimits.range(what, -TimerLimits.MAX_OFFSET_SECONDS, TimerLimits.MAX_OFFSET_SECONDS, seconds);
    }

    @Override
    public int offsetSecondsAt(long epochSecond) {
        int place = Arrays.binarySearch(seconds, epochSecond);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? first : offsets[last];
    }

    public void write(StateWriter out) {
        out.i32(first).count(seconds.length);
        for (int i = 0; i < seconds.length; i++) {
            out.i64(seconds[i]).i32(offsets[i]);
        }
    }

    /** @throws io.tallystick.rules.state.MalformedStateException for a table that could not be made */
    public static OffsetTable read(StateReader in) {
        int first = in.i32();
        int count = in.count(TimerLimits.MAX_OFFSET_CHANGES);
        long[] seconds = new long[count];
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = in.i64();
            offsets[i] = in.i32();
        }
        try {
            return new OffsetTable(first, seconds, offsets);
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException(in.position(), "a zone's table", e.getMessage());
        }
    }
}
