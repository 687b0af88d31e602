package io.tallystick.ledger.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How far one stream has come: the next number, which numbers before it are missing, and what the last ones were, so that
 * a copy can be told from another envelope under the same number. Its size is bounded: O(1) per stream.
 *
 * <pre>
 * stream  = next:u64 gaps:u8 gaps*(first:u64 last:u64) n*(digest:8)  ; n = min(16, next - 1), newest first, 0 unknown
 * </pre>
 */
public final class StreamState extends StateCell {
    /** How many of the last numbers a copy is recognised for. Part of the format: the state digest depends on it. */
    public static final int WINDOW = 16;

    /** How many ranges of missing numbers are kept open for latecomers; the lowest is given up first. Part of the format. */
    public static final int MAX_GAPS = 8;

    /** What an envelope with some number is to a stream. */
    public enum Position {
        /** The number expected next. */
        NEXT,
        /** Beyond the number expected next. */
        EARLY,
        /** A number that was entered as missing. */
        LATE,
        /** A copy of an accepted envelope. */
        DUPLICATE,
        /** An accepted number with other content. */
        EQUIVOCATION,
        /** A number from before the window: whether it is a copy is no longer known. */
        STALE
    }

    private long next = 1;
    private long[] gaps = new long[0];
    private final long[] digests = new long[WINDOW];

    StreamState(StreamKey stream) {
        super(StateKeys.stream(stream), null);
    }

    StreamState(StreamKey stream, byte[] value) {
        super(StateKeys.stream(stream), value);
        ByteBuffer in = ByteBuffer.wrap(value);
        next = in.getLong();
        gaps = new long[2 * in.get()];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = in.getLong();
        }
        for (long sequence = next - 1; in.hasRemaining(); sequence--) {
            digests[slot(sequence)] = in.getLong();
        }
    }

    @Override
    byte[] encode() {
        int known = (int) Math.min(WINDOW, next - 1);
        ByteBuffer out = ByteBuffer.allocate(9 + 8 * gaps.length + 8 * known)
                .putLong(next)
                .put((byte) (gaps.length / 2));
        for (long bound : gaps) {
            out.putLong(bound);
        }
        for (int i = 1; i <= known; i++) {
            out.putLong(digests[slot(next - i)]);
        }
        return out.array();
    }

    /** The number expected next, from 1. */
    public long next() {
        return next;
    }

    /** The ranges still missing, ascending: first, last, first, last …, all inclusive; a copy. */
    public long[] missing() {
        return gaps.clone();
    }

    /**
     * Says what an envelope is to this stream.
     *
     * @param sequence its number, from 1
     * @param digest the first eight bytes of its content digest
     */
    public Position classify(long sequence, long digest) {
        if (sequence == next) {
            return Position.NEXT;
        }
        if (sequence > next) {
            return Position.EARLY;
        }
        if (gapOf(sequence) >= 0) {
            return Position.LATE;
        }
        long known = sequence >= next - WINDOW ? digests[slot(sequence)] : 0;
        if (known == 0) {
            return Position.STALE;
        }
        return known == nonZero(digest) ? Position.DUPLICATE : Position.EQUIVOCATION;
    }

    /** Takes the envelope that {@link #classify} called NEXT or LATE. */
    void accept(long sequence, long digest) {
        if (sequence == next) {
            next++;
        } else {
            closeGap(sequence);
        }
        if (sequence >= next - WINDOW) {
            digests[slot(sequence)] = nonZero(digest);
        }
        changed();
    }

    /** Gives up waiting for the numbers up to {@code last}, inclusive. */
    void skipTo(long last) {
        int from = gaps.length == 2 * MAX_GAPS ? 2 : 0;
        long[] more = Arrays.copyOfRange(gaps, from, gaps.length + 2);
        more[more.length - 2] = next;
        more[more.length - 1] = last;
        gaps = more;
        if (last - next >= WINDOW) {
            Arrays.fill(digests, 0);
        } else {
            for (long sequence = next; sequence <= last; sequence++) {
                digests[slot(sequence)] = 0;
            }
        }
        next = last + 1;
        changed();
    }

    private int gapOf(long sequence) {
        for (int i = 0; i < gaps.length; i += 2) {
            if (gaps[i] <= sequence && sequence <= gaps[i + 1]) {
                return i;
            }
        }
        return -1;
    }

    private void closeGap(long sequence) {
        int at = gapOf(sequence);
        long[] rest = new long[gaps.length + 2];
        int n = 0;
        for (int i = 0; i < gaps.length; i += 2) {
            if (i != at) {
                rest[n++] = gaps[i];
                rest[n++] = gaps[i + 1];
                continue;
            }
            if (gaps[i] < sequence) {
                rest[n++] = gaps[i];
                rest[n++] = sequence - 1;
            }
            if (sequence < gaps[i + 1]) {
                rest[n++] = sequence + 1;
                rest[n++] = gaps[i + 1];
            }
        }
        int surplus = Math.max(0, n - 2 * MAX_GAPS);
        gaps = Arrays.copyOfRange(rest, surplus, n);
    }

    private static int slot(long sequence) {
        return (int) (sequence & WINDOW - 1);
    }

    private static long nonZero(long digest) {
        return digest == 0 ? 1 : digest;
    }
}
