package io.tallystick.topology.metrics;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.pipeline.RejectionReason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The numbers of one ledger. The sealing task writes its own, the signing task its own, each from one thread at a time, so
 * no number has two writers and adding needs no atomic instruction; readers are other threads. Times of an open block's
 * events are kept in one array until the block is closed, since only then it is known when.
 */
final class LedgerMeters {
    private static final long ELSEWHERE = -1;
    private static final int FIRST_EVENTS = 1024;

    private final int ledger;
    private final LatencyHistogram taken = new LatencyHistogram();
    private final LatencyHistogram sealed = new LatencyHistogram();
    private final LatencyHistogram signed = new LatencyHistogram();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLongArray rejected = new AtomicLongArray(RejectionReason.values().length);
    private final AtomicLong blocks = new AtomicLong();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong checkpoints = new AtomicLong();
    private final AtomicLong height = new AtomicLong(ELSEWHERE);
    private final AtomicLong treeSize = new AtomicLong(ELSEWHERE);
    private final AtomicLong held = new AtomicLong(ELSEWHERE);
    private final AtomicLong signedSize = new AtomicLong(ELSEWHERE);
    /** Two for each event of the open block: when its device issued it, when Kafka took it. */
    private long[] open = new long[2 * FIRST_EVENTS];

    private int openEvents;

    LedgerMeters(int ledger) {
        this.ledger = ledger;
    }

    void sealerOpened(long height, long treeSize) {
        openEvents = 0;
        this.height.set(height);
        this.treeSize.set(treeSize);
        held.set(ELSEWHERE);
    }

    void sealerClosed() {
        openEvents = 0;
        height.set(ELSEWHERE);
        treeSize.set(ELSEWHERE);
        held.set(ELSEWHERE);
    }

    void signerAt(long treeSize) {
        signedSize.set(treeSize);
    }

    void signerClosed() {
        signedSize.set(ELSEWHERE);
    }

    void rejected(RejectionReason reason) {
        rejected.lazySet(reason.ordinal(), rejected.get(reason.ordinal()) + 1);
    }

    void duplicate() {
        add(duplicates, 1);
    }

    void accepted(long eventMillis, long takenMillis) {
        if (2 * openEvents == open.length) {
            open = Arrays.copyOf(open, 2 * open.length);
        }
        open[2 * openEvents] = eventMillis;
        open[2 * openEvents + 1] = takenMillis;
        openEvents++;
    }

    /** An event that came when the block was full was reported before the block and stays for the next one. */
    void sealed(Block block, long nowMillis) {
        int events = (int) Math.min(openEvents, block.seal().counts().events());
        for (int event = 0; event < events; event++) {
            long takenMillis = open[2 * event + 1];
            if (takenMillis >= 0) {
                taken.record(takenMillis - open[2 * event]);
                sealed.record(nowMillis - takenMillis);
            }
        }
        openEvents -= events;
        System.arraycopy(open, 2 * events, open, 0, 2 * openEvents);
        add(accepted, block.seal().counts().events());
        add(blocks, 1);
        add(entries, block.entryCount());
        height.lazySet(block.seal().height() + 1);
        treeSize.lazySet(block.treeSize());
        held.lazySet(block.seal().declared().unsettled());
    }

    void signed(long size) {
        add(checkpoints, 1);
        signerAt(size);
    }

    LatencyHistogram latency(LatencyStage stage) {
        return switch (stage) {
            case TAKEN -> taken;
            case SEALED -> sealed;
            case SIGNED -> signed;
        };
    }

    LedgerSnapshot snapshot() {
        Map<RejectionReason, Long> reasons = new EnumMap<>(RejectionReason.class);
        for (RejectionReason reason : RejectionReason.values()) {
            reasons.put(reason, rejected.get(reason.ordinal()));
        }
        return new LedgerSnapshot(
                ledger,
                accepted.get(),
                duplicates.get(),
                reasons,
                blocks.get(),
                entries.get(),
                checkpoints.get(),
                here(height),
                here(treeSize),
                here(signedSize),
                here(held));
    }

    private static void add(AtomicLong number, long more) {
        number.lazySet(number.get() + more);
    }

    private static OptionalLong here(AtomicLong number) {
        long value = number.get();
        return value == ELSEWHERE ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
