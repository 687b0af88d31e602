package io.tallystick.topology.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Gives a snapshot of the stages' numbers to Prometheus at each scrape; nothing is kept for it in between. */
final class StageCollector implements MultiCollector {
    private static final String PREFIX = "tallystick_";

    private final String network;
    private final String signatureProvider;
    private final Supplier<MetricsSnapshot> source;

    StageCollector(String network, String signatureProvider, Supplier<MetricsSnapshot> source) {
        this.network = network;
        this.signatureProvider = signatureProvider;
        this.source = source;
    }

    @Override
    public MetricSnapshots collect() {
        MetricsSnapshot now = source.get();
        return MetricSnapshots.builder()
                .metricSnapshot(info())
                .metricSnapshot(counter(now, "events_accepted", "Events in closed blocks.", LedgerSnapshot::accepted))
                .metricSnapshot(counter(
                        now, "events_duplicate", "Copies of accepted events, dropped.", LedgerSnapshot::duplicates))
                .metricSnapshot(rejections(now))
                .metricSnapshot(counter(now, "blocks", "Blocks closed.", LedgerSnapshot::blocks))
                .metricSnapshot(
                        counter(now, "entries", "Entries in closed blocks, seals included.", LedgerSnapshot::entries))
                .metricSnapshot(counter(now, "checkpoints", "Checkpoints signed.", LedgerSnapshot::checkpoints))
                .metricSnapshot(gauge(
                        now, "ledger_height", "Blocks of a ledger that this instance seals.", LedgerSnapshot::height))
                .metricSnapshot(gauge(
                        now, "ledger_size", "Entries of a ledger that this instance seals.", LedgerSnapshot::treeSize))
                .metricSnapshot(gauge(
                        now,
                        "ledger_signed_size",
                        "Entries that the last checkpoint of a ledger covers that this instance signs.",
                        LedgerSnapshot::signedSize))
                .metricSnapshot(gauge(
                        now,
                        "events_held",
                        "Early events that wait for the numbers before them.",
                        LedgerSnapshot::held))
                .metricSnapshot(latencies(now))
                .build();
    }

    private InfoSnapshot info() {
        return InfoSnapshot.builder()
                .name(PREFIX + "signature_provider")
                .help("What checks signatures.")
                .dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                        .labels(Labels.of("network", network, "provider", signatureProvider))
                        .build())
                .build();
    }

    private CounterSnapshot counter(
            MetricsSnapshot now, String name, String help, ToLongFunction<LedgerSnapshot> value) {
        var counter = CounterSnapshot.builder().name(PREFIX + name).help(help);
        for (LedgerSnapshot ledger : now.ledgers()) {
            counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels(ledger))
                    .value(value.applyAsLong(ledger))
                    .build());
        }
        return counter.build();
    }

    private CounterSnapshot rejections(MetricsSnapshot now) {
        var counter =
                CounterSnapshot.builder().name(PREFIX + "events_rejected").help("Input records refused, by reason.");
        for (LedgerSnapshot ledger : now.ledgers()) {
            ledger.rejected()
                    .forEach((reason, count) -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                            .labels(labels(ledger).add("reason", reason.code()))
                            .value(count)
                            .build()));
        }
        return counter.build();
    }

    private GaugeSnapshot gauge(
            MetricsSnapshot now, String name, String help, Function<LedgerSnapshot, OptionalLong> value) {
        var gauge = GaugeSnapshot.builder().name(PREFIX + name).help(help);
        for (LedgerSnapshot ledger : now.ledgers()) {
            value.apply(ledger)
                    .ifPresent(number -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                            .labels(labels(ledger))
                            .value(number)
                            .build()));
        }
        return gauge.build();
    }

    private HistogramSnapshot latencies(MetricsSnapshot now) {
        var histogram = HistogramSnapshot.builder()
                .name(PREFIX + "latency_seconds")
                .help("How long events take from the device to Kafka, into a block, and under a signed checkpoint.");
        now.latencies()
                .forEach((stage, latency) -> histogram.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(Labels.of("network", network, "stage", stage.label()))
                        .classicHistogramBuckets(buckets(latency))
                        .sum(latency.sumMillis() / 1000.0)
                        .build()));
        return histogram.build();
    }

    private static ClassicHistogramBuckets buckets(LatencySnapshot latency) {
        var buckets = ClassicHistogramBuckets.builder();
        for (int bucket = 0; bucket < latency.counts().size(); bucket++) {
            boolean bounded = bucket < latency.boundsMillis().size();
            buckets.bucket(
                    bounded ? latency.boundsMillis().get(bucket) / 1000.0 : Double.POSITIVE_INFINITY,
                    latency.counts().get(bucket));
        }
        return buckets.build();
    }

    private Labels labels(LedgerSnapshot ledger) {
        return Labels.of("network", network, "ledger", String.valueOf(ledger.ledger()));
    }
}
