package io.tallystick.quickstart.demo;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.topology.stage.StageMetrics;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Collects what the ledger application reports, for the screen. Called by the stream threads. */
final class LiveMetrics implements StageMetrics {
    private static final long LONGEST_MILLIS = 3_600_000;
    private static final int DIGITS = 2;
    /** Refusals kept for the screen's last lines. */
    private static final int KEPT = 8;

    /** A refusal and when it was made. */
    record Refused(long atMillis, int ledger, String reason, String detail) {}

    private final InstantSource clock;
    private final Consumer<Block> blocks;
    private final List<LedgerLive> ledgers = new ArrayList<>();
    private final Histogram sealed = new ConcurrentHistogram(LONGEST_MILLIS, DIGITS);
    private final Histogram signed = new ConcurrentHistogram(LONGEST_MILLIS, DIGITS);
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final ArrayDeque<Refused> latest = new ArrayDeque<>();
    private volatile long firstBlockMillis;

    LiveMetrics(int ledgers, InstantSource clock, Consumer<Block> blocks) {
        this.clock = clock;
        this.blocks = blocks;
        for (int ledger = 0; ledger < ledgers; ledger++) {
            this.ledgers.add(new LedgerLive());
        }
    }

    @Override
    public void rejected(int ledger, Rejection rejection) {
        String reason = rejection.reason().code();
        synchronized (rejected) {
            rejected.merge(reason, 1L, Long::sum);
            latest.addFirst(new Refused(clock.millis(), ledger, reason, rejection.detail()));
            if (latest.size() > KEPT) {
                latest.removeLast();
            }
        }
    }

    @Override
    public void duplicate(int ledger) {
        duplicates.increment();
    }

    @Override
    public void accepted(int ledger, long eventMillis, long takenMillis) {
        accepted.increment();
        ledgers.get(ledger).accepted(eventMillis);
    }

    @Override
    public void sealerOpened(int ledger, long height, long treeSize) {
        ledgers.get(ledger).reopened();
    }

    @Override
    public void sealerClosed(int ledger) {}

    @Override
    public void signerOpened(int ledger, long treeSize) {}

    @Override
    public void signerClosed(int ledger) {}

    @Override
    public void sealed(int ledger, Block block) {
        long now = clock.millis();
        if (firstBlockMillis == 0) {
            firstBlockMillis = now;
        }
        ledgers.get(ledger).sealed(block, now, sealed);
        blocks.accept(block);
    }

    @Override
    public void signed(int ledger, long blockMillis, long treeSize) {
        ledgers.get(ledger).signed(treeSize, clock.millis(), signed);
    }

    /** Whether each ledger has taken its input up to the given offset, and signed it. */
    boolean isThrough(long[] offsets) {
        for (int ledger = 0; ledger < offsets.length; ledger++) {
            if (!ledgers.get(ledger).isThrough(offsets[ledger])) {
                return false;
            }
        }
        return true;
    }

    /** When the first block was sealed, milliseconds since 1970; 0 if none was. */
    long firstBlockMillis() {
        return firstBlockMillis;
    }

    long accepted() {
        return accepted.sum();
    }

    long duplicates() {
        return duplicates.sum();
    }

    Map<String, Long> rejectedByReason() {
        synchronized (rejected) {
            return new TreeMap<>(rejected);
        }
    }

    /** The latest refusals, the newest first. */
    List<Refused> latest() {
        synchronized (rejected) {
            return List.copyOf(latest);
        }
    }

    List<LedgerView> ledgers() {
        List<LedgerView> views = new ArrayList<>();
        for (int ledger = 0; ledger < ledgers.size(); ledger++) {
            views.add(ledgers.get(ledger).view(ledger));
        }
        return views;
    }

    /** From the device's signature to the end of the block, and to the checkpoint's signature; since the beginning. */
    Latency latency() {
        return Latency.of(sealed, signed);
    }

    /** The same as it stands now, to be compared with a later one. */
    Histograms histograms() {
        return new Histograms(sealed.copy(), signed.copy());
    }

    /** Latencies up to a moment. */
    record Histograms(Histogram sealed, Histogram signed) {
        /** Of the events between an earlier moment and this one. */
        Latency since(Histograms earlier) {
            Histogram sealedSince = sealed.copy();
            sealedSince.subtract(earlier.sealed);
            Histogram signedSince = signed.copy();
            signedSince.subtract(earlier.signed);
            return Latency.of(sealedSince, signedSince);
        }
    }

    /** Milliseconds at percentiles; 0 before the first event. */
    record Latency(long sealedP50, long sealedP99, long signedP50, long signedP99) {
        private static Latency of(Histogram sealed, Histogram signed) {
            return new Latency(
                    sealed.getValueAtPercentile(50),
                    sealed.getValueAtPercentile(99),
                    signed.getValueAtPercentile(50),
                    signed.getValueAtPercentile(99));
        }
    }
}
