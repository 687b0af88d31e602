package io.tallystick.bench.latency;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/**
 * Joins what was sent with the blocks and checkpoints that were read. Events of a ledger are sealed in the order of their
 * offsets, so a count is enough to know which event a block covers. Safe for use by several threads.
 */
final class LatencyTracker {
    private static final long LONGEST_MICROS = 600_000_000;
    private static final int DIGITS = 3;

    private final Histogram blocks = new Histogram(LONGEST_MICROS, DIGITS);
    private final Histogram checkpoints = new Histogram(LONGEST_MICROS, DIGITS);
    private final Ledger[] ledgers;
    private final long countFromNanos;

    private record SealedBlock(long treeSize, long events) {}

    private static final class Ledger {
        private final Deque<SealedBlock> unsigned = new ArrayDeque<>();
        private long[] intended = new long[1024];
        private int sent;
        private int sealed;
        private int signed;
        private long signedSize;
    }

    /** @param countFromNanos events that were to be sent earlier warm up and do not count; a {@link System#nanoTime} */
    LatencyTracker(int ledgers, long countFromNanos) {
        this.ledgers = new Ledger[ledgers];
        Arrays.setAll(this.ledgers, ledger -> new Ledger());
        this.countFromNanos = countFromNanos;
    }

    /** An event is about to be sent, the next of its ledger, which should have left at {@code intendedNanos}. */
    synchronized void sent(int ledger, long intendedNanos) {
        Ledger at = ledgers[ledger];
        if (at.sent == at.intended.length) {
            at.intended = Arrays.copyOf(at.intended, at.sent * 2);
        }
        at.intended[at.sent++] = intendedNanos;
    }

    /** A block could be read that covers the ledger's first {@code events} events. */
    synchronized void sealed(int ledger, long events, long treeSize, long nowNanos) {
        Ledger at = ledgers[ledger];
        at.sealed = record(at, at.sealed, events, nowNanos, blocks);
        at.unsigned.add(new SealedBlock(treeSize, events));
        // Topics are read side by side: a checkpoint may have been read before a block that it covers.
        settle(at, nowNanos);
    }

    /** A checkpoint could be read that covers the ledger's first {@code treeSize} entries. */
    synchronized void signed(int ledger, long treeSize, long nowNanos) {
        Ledger at = ledgers[ledger];
        at.signedSize = Math.max(at.signedSize, treeSize);
        settle(at, nowNanos);
    }

    private void settle(Ledger at, long nowNanos) {
        while (!at.unsigned.isEmpty() && at.unsigned.peek().treeSize <= at.signedSize) {
            at.signed = record(at, at.signed, at.unsigned.remove().events, nowNanos, checkpoints);
        }
    }

    private int record(Ledger at, int from, long to, long nowNanos, Histogram histogram) {
        if (to > at.sent) {
            throw new IllegalStateException(
                    "a block covers " + to + " events of a ledger, but " + at.sent + " were sent");
        }
        for (int i = from; i < to; i++) {
            if (at.intended[i] - countFromNanos >= 0) {
                histogram.recordValue(Math.min(LONGEST_MICROS, Math.max(1, (nowNanos - at.intended[i]) / 1_000)));
            }
        }
        return (int) Math.max(from, to);
    }

    /** How many of the events are not yet covered by a checkpoint. */
    synchronized long open() {
        return Arrays.stream(ledgers).mapToLong(at -> at.sent - at.signed).sum();
    }

    /** From the intended time to the block, in microseconds. */
    synchronized Histogram blocks() {
        return blocks.copy();
    }

    /** From the intended time to the checkpoint, in microseconds. */
    synchronized Histogram checkpoints() {
        return checkpoints.copy();
    }
}
