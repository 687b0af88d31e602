package io.tallystick.bench.jmh;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.bench.contracts.Agreements;
import io.tallystick.bench.speed.Fleet;
import io.tallystick.bench.speed.MovingMachine;
import io.tallystick.bench.speed.Preload.First;
import io.tallystick.bench.speed.TrustingVerifier;
import io.tallystick.contracts.ContractHost;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.state.InMemoryBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * An event of four readings through a ledger in memory, with so many contracts on each of a hundred subjects; signatures are not checked.
 * What contracts cost an event is the difference.
 */
public class ContractsBenchmark extends InNanoseconds {
    private static final int EVENTS = 20_000;
    private static final int EVENTS_A_BLOCK = 500;
    private static final int DEVICES = 100;
    private static final int READINGS = 4;
    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

    @Param({"0", "1", "10"})
    public int contracts;

    private final BenchNetwork network = new BenchNetwork("jmh", 1);
    private byte[][] envelopes;
    private String[] subjects;
    private List<First> agreements;
    private LedgerPipeline pipeline;
    private Instant now;
    private long offset;
    private long sealedBytes;

    @Setup
    public void sign() {
        Fleet fleet = new Fleet(network, DEVICES, READINGS, BEGIN, new MovingMachine());
        envelopes =
                IntStream.range(0, EVENTS).parallel().mapToObj(fleet::envelope).toArray(byte[][]::new);
        subjects = IntStream.range(0, EVENTS).mapToObj(fleet::subject).toArray(String[]::new);
        agreements = contracts == 0
                ? List.of()
                : new Agreements(network, contracts, BEGIN)
                        .records(IntStream.range(0, DEVICES)
                                .mapToObj(fleet::subject)
                                .toList());
    }

    @Setup(Level.Invocation)
    public void begin() {
        now = BEGIN;
        offset = 0;
        LedgerTask task = new LedgerTask(
                network.genesis(),
                0,
                LedgerSettings.DEFAULTS,
                new TrustingVerifier(),
                () -> now,
                new InMemoryBackend(),
                ContractHost::open);
        pipeline = new LedgerPipeline(task, block -> sealedBytes += block.bundle().length, rejection -> {
            throw new IllegalStateException("a benchmark's event was refused: " + rejection);
        });
        for (First first : agreements) {
            pipeline.accept(first.subject(), first.envelope(), offset++);
        }
        pipeline.commit();
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long event() {
        for (int i = 0; i < EVENTS; i++) {
            pipeline.accept(subjects[i], envelopes[i], offset++);
            if (i % EVENTS_A_BLOCK == EVENTS_A_BLOCK - 1) {
                // Each device has sent five events of four readings, a second apart.
                now = now.plus(Duration.ofSeconds((long) READINGS * EVENTS_A_BLOCK / DEVICES));
                pipeline.tick();
                pipeline.commit();
            }
        }
        return sealedBytes;
    }
}
