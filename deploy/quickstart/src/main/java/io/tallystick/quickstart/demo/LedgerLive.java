package io.tallystick.quickstart.demo;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.Seal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import org.HdrHistogram.Histogram;

/** One ledger as the application reports it while it runs: for the screen only, the verdict rests on the exported files. */
final class LedgerLive {
    /** Blocks not yet signed whose latencies are remembered; far more than a second's. */
    private static final int MAX_UNSIGNED = 1_000;

    private record Unsigned(long treeSize, long[] eventMillis, int count) {}

    private final ArrayDeque<Unsigned> unsigned = new ArrayDeque<>();
    private long[] open = new long[64];
    private int openCount;
    private long entries;
    private long blocks;
    private long checkpoints;
    private long signedSize;
    private long nextOffset;
    private long unsettled;
    private long gaps;
    private String root = "";

    /** What was reported of an open block did not come to be. */
    synchronized void reopened() {
        openCount = 0;
    }

    synchronized void accepted(long eventMillis) {
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        open[openCount++] = eventMillis;
    }

    synchronized void sealed(Block block, long nowMillis, Histogram latency) {
        Seal seal = block.seal();
        entries = block.treeSize();
        blocks = seal.height() + 1;
        unsettled = seal.declared().unsettled();
        gaps += seal.counts().gaps();
        root = HexFormat.of().formatHex(block.root());
        for (InputRange input : seal.inputs()) {
            if (input.source() == InputRange.Source.EVENTS) {
                nextOffset = Math.max(nextOffset, input.next());
            }
        }
        record(open, openCount, nowMillis, latency);
        if (unsigned.size() < MAX_UNSIGNED) {
            unsigned.add(new Unsigned(entries, open, openCount));
            open = new long[Math.max(64, openCount)];
        }
        openCount = 0;
    }

    synchronized void signed(long treeSize, long nowMillis, Histogram latency) {
        checkpoints++;
        signedSize = treeSize;
        while (!unsigned.isEmpty() && unsigned.peek().treeSize <= treeSize) {
            Unsigned block = unsigned.poll();
            record(block.eventMillis, block.count, nowMillis, latency);
        }
    }

    private static void record(long[] eventMillis, int count, long nowMillis, Histogram latency) {
        for (int i = 0; i < count; i++) {
            latency.recordValue(Math.min(latency.getHighestTrackableValue(), Math.max(0, nowMillis - eventMillis[i])));
        }
    }

    /** Whether all events up to an offset are in signed blocks, and nothing waits for what is before it. */
    synchronized boolean isThrough(long offset) {
        return nextOffset >= offset && unsettled == 0 && signedSize == entries;
    }

    synchronized LedgerView view(int ledger) {
        return new LedgerView(ledger, entries, blocks, checkpoints, unsettled, gaps, root);
    }
}
