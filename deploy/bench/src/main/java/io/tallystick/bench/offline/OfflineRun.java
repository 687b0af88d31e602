package io.tallystick.bench.offline;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.cluster.BundleReader;
import io.tallystick.bench.meter.Meter;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.TrustingVerifier;
import io.tallystick.bench.speed.VerifyCase;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.block.BlockChain;
import io.tallystick.ledger.block.BlockChainException;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.state.InMemoryBackend;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures how fast an outsider verifies a ledger that lies in memory, on one core. */
public final class OfflineRun {
    private static final int EVENTS_A_BLOCK = 2_000;
    private static final int CHUNK = 10_000;

    private final BenchNetwork network = new BenchNetwork("bench-offline", 1);
    private final Fleet fleet;
    private final BenchSettings settings;
    private final Duration time;
    private final List<Block> blocks = new ArrayList<>();

    private OfflineRun(BenchSettings settings, int events) {
        this.settings = settings;
        this.time = settings.measured().dividedBy(2);
        this.fleet = new Fleet(network, Math.min(settings.devices(), Math.max(1, events / 100)), 1);
        seal(events);
    }

    /**
     * Runs it: each part for half of the measured time or more in each round, after one that warms up.
     *
     * @param events how many events the ledger has, with one reading each
     */
    public static OfflineResult run(BenchSettings settings, int events, Meter meter) throws InterruptedException {
        OfflineRun run = new OfflineRun(settings, events);
        List<List<Double>> rates = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        SignatureVerifier checking = SignatureVerifiers.best();
        for (int round = 0; round <= run.settings.rounds(); round++) {
            double[] of = {
                VerifyCase.run(run.fleet, 1, run.time, meter).rate(),
                run.audit(checking),
                run.audit(new TrustingVerifier()),
                run.follow()
            };
            for (int i = 0; i < of.length && round > 0; i++) {
                rates.get(i).add(of[i]);
            }
        }
        return new OfflineResult(rates.get(0), rates.get(1), rates.get(2), rates.get(3));
    }

    private void seal(int events) {
        LedgerTask task = new LedgerTask(
                network.genesis(),
                0,
                LedgerSettings.DEFAULTS,
                new TrustingVerifier(),
                Clock.systemUTC(),
                new InMemoryBackend());
        LedgerPipeline pipeline = new LedgerPipeline(task, blocks::add, rejection -> {
            throw new IllegalStateException("a benchmark's event was refused: " + rejection);
        });
        for (int from = 0; from < events; from += CHUNK) {
            List<byte[]> chunk = IntStream.range(from, Math.min(events, from + CHUNK))
                    .parallel()
                    .mapToObj(fleet::envelope)
                    .toList();
            for (int i = 0; i < chunk.size(); i++) {
                pipeline.accept(fleet.subject(from + i), chunk.get(i), from + i);
                if ((i + 1) % EVENTS_A_BLOCK == 0) {
                    pipeline.commit();
                }
            }
        }
        pipeline.commit();
    }

    /**
     * Entries a second through the auditor: the whole ledger, again and again until the time is over. Never a part of it,
     * since all introductions lie at its beginning.
     */
    private double audit(SignatureVerifier signatures) {
        long entries = 0;
        long begin = System.nanoTime();
        try {
            do {
                LedgerAuditor auditor = new LedgerAuditor(network.genesis(), 0, signatures, block -> {});
                for (Block block : blocks) {
                    feed(auditor, block.bundle());
                }
                entries += auditor.size();
            } while (System.nanoTime() - begin < time.toNanos());
        } catch (LedgerInvalidException e) {
            throw new IllegalStateException("a ledger that was just sealed does not hold: " + e.getMessage(), e);
        }
        return entries * 1e9 / (System.nanoTime() - begin);
    }

    private static void feed(LedgerAuditor auditor, byte[] bundle) throws LedgerInvalidException {
        BundleReader entries = new BundleReader(ByteBuffer.wrap(bundle));
        while (entries.next()) {
            auditor.feed(bundle, entries.offset(), entries.length());
        }
    }

    /** Entries a second by hashes and seals alone: what signs checkpoints does this. */
    private double follow() {
        long entries = 0;
        long begin = System.nanoTime();
        try {
            do {
                BlockChain chain = BlockChain.empty();
                for (Block block : blocks) {
                    chain.follow(block.bundle(), block.root());
                }
                entries += chain.size();
            } while (System.nanoTime() - begin < time.toNanos());
        } catch (BlockChainException e) {
            throw new IllegalStateException("a ledger that was just sealed does not hold: " + e.getMessage(), e);
        }
        return entries * 1e9 / (System.nanoTime() - begin);
    }
}
