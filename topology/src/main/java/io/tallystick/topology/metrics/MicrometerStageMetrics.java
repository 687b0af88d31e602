package io.tallystick.topology.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.topology.stage.StageMetrics;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The stages' numbers, for Prometheus beside everything else that a Micrometer registry holds, and as
 * {@link #snapshot objects}. The names are in docs/reference/metrics.md.
 *
 * <p>An event costs the writing thread two stores into an array; the rest is done once a block. Calls about one ledger come
 * from one thread at a time for sealing and one for signing; any thread may read.
 */
public final class MicrometerStageMetrics implements StageMetrics {
    private final List<LedgerMeters> ledgers;
    private final boolean wallClock;
    private final InstantSource clock;

    /**
     * @param genesis the network: how many ledgers it has, and whether their blocks carry the machine's clock
     * @param signatureProvider what checks signatures, such as {@code SignatureVerifiers.best().name()}
     * @param clock the machine's clock, read once a block and once a checkpoint
     * @param registry takes the collector of these numbers; one instance of this class a registry
     */
    public MicrometerStageMetrics(
            Genesis genesis, String signatureProvider, InstantSource clock, PrometheusMeterRegistry registry) {
        this.ledgers = IntStream.range(0, genesis.ledgerCount())
                .mapToObj(LedgerMeters::new)
                .toList();
        this.wallClock = genesis.clock() == LedgerClockKind.WALL;
        this.clock = clock;
        registry.getPrometheusRegistry()
                .register(new StageCollector(genesis.network(), signatureProvider, this::snapshot));
    }

    /** All numbers now. */
    public MetricsSnapshot snapshot() {
        Map<LatencyStage, LatencySnapshot> latencies = new EnumMap<>(LatencyStage.class);
        for (LatencyStage stage : LatencyStage.values()) {
            latencies.put(
                    stage,
                    LatencySnapshot.of(ledgers.stream()
                            .map(meters -> meters.latency(stage))
                            .toList()));
        }
        return new MetricsSnapshot(
                clock.millis(), ledgers.stream().map(LedgerMeters::snapshot).toList(), latencies);
    }

    @Override
    public void sealerOpened(int ledger, long height, long treeSize) {
        ledgers.get(ledger).sealerOpened(height, treeSize);
    }

    @Override
    public void sealerClosed(int ledger) {
        ledgers.get(ledger).sealerClosed();
    }

    @Override
    public void signerOpened(int ledger, long treeSize) {
        ledgers.get(ledger).signerAt(treeSize);
    }

    @Override
    public void signerClosed(int ledger) {
        ledgers.get(ledger).signerClosed();
    }

    @Override
    public void rejected(int ledger, Rejection rejection) {
        ledgers.get(ledger).rejected(rejection.reason());
    }

    @Override
    public void duplicate(int ledger) {
        ledgers.get(ledger).duplicate();
    }

    @Override
    public void accepted(int ledger, long eventMillis, long takenMillis) {
        ledgers.get(ledger).accepted(eventMillis, takenMillis);
    }

    @Override
    public void sealed(int ledger, Block block) {
        ledgers.get(ledger).sealed(block, clock.millis());
    }

    @Override
    public void signed(int ledger, long blockMillis, long treeSize) {
        LedgerMeters meters = ledgers.get(ledger);
        if (wallClock) {
            meters.latency(LatencyStage.SIGNED).record(clock.millis() - blockMillis);
        }
        meters.signed(treeSize);
    }
}
