package io.tallystick.topology.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.ledger.pipeline.RejectionReason;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicrometerStageMetricsTest {
    private final TestNetwork network = new TestNetwork("metered", 2, "acme");
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Instant now = TestNetwork.START;
    private final MicrometerStageMetrics metrics =
            new MicrometerStageMetrics(network.genesis(), "Corretto 2", () -> now, registry);
    private final long start = TestNetwork.START.toEpochMilli();

    @Test
    void sealed_threeEventsAndAnEarlyOne_countsAndMeasuresThem() {
        Block block = blockOfThreeEventsAndAnEarlyOne();
        metrics.sealerOpened(0, 0, 0);
        for (int event = 0; event < 3; event++) {
            metrics.accepted(0, start, start + 10);
        }
        now = now.plusMillis(60);
        metrics.sealed(0, block);
        LedgerSnapshot ledger = metrics.snapshot().ledgers().get(0);
        assertThat(ledger.accepted()).isEqualTo(3);
        assertThat(ledger.blocks()).isEqualTo(1);
        assertThat(ledger.entries()).isEqualTo(block.entryCount());
        assertThat(ledger.height()).hasValue(1);
        assertThat(ledger.treeSize()).hasValue(block.treeSize());
        assertThat(ledger.held()).hasValue(1);
        assertThat(ledger.signedSize()).isEmpty();
        assertThat(latency(LatencyStage.TAKEN).count()).isEqualTo(3);
        assertThat(latency(LatencyStage.TAKEN).sumMillis()).isEqualTo(30);
        assertThat(latency(LatencyStage.SEALED).sumMillis()).isEqualTo(150);
    }

    @Test
    void sealed_becauseTheNextEventDidNotFit_keepsThatEventForTheNextBlock() {
        Block block = blockOfThreeEventsAndAnEarlyOne();
        for (int event = 0; event < 4; event++) {
            metrics.accepted(0, start, start);
        }
        now = now.plusMillis(50);
        metrics.sealed(0, block);
        assertThat(latency(LatencyStage.SEALED).count()).isEqualTo(3);
        now = now.plusMillis(50);
        metrics.sealed(0, block);
        assertThat(latency(LatencyStage.SEALED).count()).isEqualTo(4);
        assertThat(latency(LatencyStage.SEALED).sumMillis()).isEqualTo(3 * 50 + 100);
    }

    @Test
    void sealerOpened_afterAnAbort_forgetsEventsThatWereNotSealed() {
        metrics.accepted(0, start, start);
        metrics.sealerOpened(0, 7, 70);
        metrics.sealed(0, blockOfThreeEventsAndAnEarlyOne());
        assertThat(latency(LatencyStage.SEALED).count()).isZero();
    }

    @Test
    void accepted_moreThanTheArrayHolds_growsIt() {
        for (int event = 0; event < 5_000; event++) {
            metrics.accepted(0, start, start);
        }
        metrics.sealed(0, blockOfThreeEventsAndAnEarlyOne());
        assertThat(latency(LatencyStage.SEALED).count()).isEqualTo(3);
    }

    @Test
    void accepted_timeOfKafkaUnknown_isNotMeasured() {
        metrics.accepted(0, start, -1);
        metrics.sealed(0, blockOfThreeEventsAndAnEarlyOne());
        assertThat(latency(LatencyStage.TAKEN).count()).isZero();
    }

    @Test
    void closed_ledgerMovedAway_hasNoHeightHereAnyMore() {
        metrics.sealerOpened(0, 7, 70);
        metrics.signerOpened(0, 60);
        assertThat(registry.scrape()).contains("tallystick_ledger_height{ledger=\"0\",network=\"metered\"} 7.0");
        metrics.sealerClosed(0);
        metrics.signerClosed(0);
        assertThat(registry.scrape()).doesNotContain("tallystick_ledger_height{");
        LedgerSnapshot ledger = metrics.snapshot().ledgers().get(0);
        assertThat(ledger.height()).isEmpty();
        assertThat(ledger.signedSize()).isEmpty();
    }

    @Test
    void signed_wallClock_measuresFromTheBlock() {
        metrics.signerOpened(1, 0);
        now = now.plusMillis(120);
        metrics.signed(1, start, 42);
        assertThat(latency(LatencyStage.SIGNED).sumMillis()).isEqualTo(120);
        assertThat(metrics.snapshot().ledgers().get(1).signedSize()).hasValue(42);
        assertThat(metrics.snapshot().total(LedgerSnapshot::checkpoints)).isEqualTo(1);
    }

    @Test
    void signed_eventClock_isNotMeasured() {
        TestNetwork replayed = new TestNetwork("replayed", LedgerClockKind.EVENT, 1, "acme");
        MicrometerStageMetrics other = new MicrometerStageMetrics(
                replayed.genesis(), "x", () -> now, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        other.signed(0, 0, 42);
        assertThat(other.snapshot().latencies().get(LatencyStage.SIGNED).count())
                .isZero();
        assertThat(other.snapshot().ledgers().get(0).checkpoints()).isEqualTo(1);
    }

    @Test
    void scrape_afterSomeWork_hasTheDocumentedNames() {
        metrics.rejected(1, new Rejection(RejectionReason.BAD_SIGNATURE, "x"));
        metrics.rejected(1, new Rejection(RejectionReason.BAD_SIGNATURE, "x"));
        metrics.rejected(0, new Rejection(RejectionReason.REVOKED, "x"));
        metrics.duplicate(1);
        metrics.accepted(0, start - 40, start);
        metrics.sealed(0, blockOfThreeEventsAndAnEarlyOne());
        assertThat(registry.scrape().lines())
                .contains(
                        "tallystick_events_rejected_total{ledger=\"1\",network=\"metered\",reason=\"bad-signature\"} 2.0",
                        "tallystick_events_rejected_total{ledger=\"0\",network=\"metered\",reason=\"stale-sequence\"} 0.0",
                        "tallystick_events_duplicate_total{ledger=\"1\",network=\"metered\"} 1.0",
                        "tallystick_events_accepted_total{ledger=\"0\",network=\"metered\"} 3.0",
                        "tallystick_signature_provider_info{network=\"metered\",provider=\"Corretto 2\"} 1",
                        "tallystick_latency_seconds_bucket{network=\"metered\",stage=\"taken\",le=\"0.03\"} 0",
                        "tallystick_latency_seconds_bucket{network=\"metered\",stage=\"taken\",le=\"0.05\"} 1",
                        "tallystick_latency_seconds_bucket{network=\"metered\",stage=\"taken\",le=\"+Inf\"} 1",
                        "tallystick_latency_seconds_sum{network=\"metered\",stage=\"taken\"} 0.04");
        assertThat(metrics.snapshot().rejected())
                .containsEntry(RejectionReason.BAD_SIGNATURE, 2L)
                .containsEntry(RejectionReason.REVOKED, 1L)
                .hasSize(RejectionReason.values().length);
        assertThat(metrics.snapshot().total(LedgerSnapshot::rejectedTotal)).isEqualTo(3);
    }

    private LatencySnapshot latency(LatencyStage stage) {
        return metrics.snapshot().latencies().get(stage);
    }

    private Block blockOfThreeEventsAndAnEarlyOne() {
        TestNetwork small = new TestNetwork("metered", 1, "acme");
        TestDevice device = small.device("acme/meter");
        PureLedger ledger = new PureLedger(small);
        for (long sequence : new long[] {1, 2, 3, 5}) {
            ledger.accept("pump", device.envelope("pump", sequence, 20.5));
        }
        ledger.advance(Duration.ZERO).commit();
        return ledger.blocks().get(0);
    }
}
