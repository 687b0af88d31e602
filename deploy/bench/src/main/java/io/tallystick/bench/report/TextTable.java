package io.tallystick.bench.report;

import io.tallystick.bench.figures.Spread;
import io.tallystick.bench.latency.LatencyResult;
import io.tallystick.bench.offline.OfflineResult;
import io.tallystick.bench.speed.BatchResult;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.Cost;
import io.tallystick.bench.speed.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The report for people. */
public final class TextTable {
    private final List<String> lines = new ArrayList<>();

    private TextTable() {}

    /** The whole report, several lines. */
    public static String of(BenchReport report) {
        TextTable table = new TextTable();
        report.surroundings().forEach((name, value) -> table.line("%-11s%s", name, value));
        table.settings(report.settings());
        table.throughput(report.batches());
        table.ratios(report.batches());
        table.usage(report.batches());
        report.batches().forEach(table::cost);
        table.latency(report.latency());
        table.offline(report.offline());
        return String.join("\n", table.lines);
    }

    private void settings(BenchSettings settings) {
        line(
                "%-11s%d devices, %d ledgers, %d stream threads; %d round(s) of %.1f s each case, after %d to warm up; %s",
                "settings",
                settings.devices(),
                settings.ledgers(),
                settings.threads(),
                settings.rounds(),
                settings.measured().toMillis() / 1e3,
                settings.warmUps(),
                settings.settings().isEmpty() ? "the shipped defaults" : settings.settings());
    }

    private void throughput(List<BatchResult> batches) {
        line("");
        line(
                "%-15s %9s %8s %12s %12s .. %-12s %13s",
                "case", "readings", "bytes", "records/s", "min", "max", "readings/s");
        for (BatchResult batch : batches) {
            for (CaseResult one : batch.cases()) {
                Spread rate = one.rate();
                line(
                        "%-15s %9d %,8.0f %,12.0f %,12.0f .. %,-12.0f %,13.0f%s",
                        one.name(),
                        batch.readings(),
                        batch.recordBytes(),
                        rate.median(),
                        rate.min(),
                        rate.max(),
                        rate.median() * batch.readings(),
                        one.whole() ? "" : "  (records ran out: want more with --max-records)");
            }
        }
        line("");
        batches.get(0).cases().forEach(one -> line("  %-15s %s", one.name(), one.description()));
    }

    private void ratios(List<BatchResult> batches) {
        line("");
        for (BatchResult batch : batches) {
            batch.efficiency()
                    .ifPresent(spread -> ratio("efficiency = (verify + copy time) / seal time", batch, spread));
            batch.uncheckedToCopy().ifPresent(spread -> ratio("rate of seal-unchecked / rate of copy", batch, spread));
        }
    }

    private void ratio(String what, BatchResult batch, Spread spread) {
        line(
                "%-46s %4d reading(s) %6.2f  (%.2f .. %.2f)",
                what, batch.readings(), spread.median(), spread.min(), spread.max());
    }

    private void usage(List<BatchResult> batches) {
        line("");
        line(
                "%-15s %9s %10s %10s %10s %8s %10s %11s",
                "for a record", "readings", "app CPU", "broker CPU", "allocated", "GC", "app disk", "broker disk");
        for (BatchResult batch : batches) {
            for (CaseResult one : batch.cases()) {
                Measurement middle = one.middle();
                line(
                        "%-15s %9d %7.2f us %7.2f us %,8d B %6.2f %% %,8d B %,9d B",
                        one.name(),
                        batch.readings(),
                        middle.usage().appCpuSecondsPerMillion(middle.records()),
                        middle.usage().brokerCpuSecondsPerMillion(middle.records()),
                        middle.usage().allocatedBytes() / middle.records(),
                        middle.usage().collectionMillis() * 1e8 / middle.usage().nanos(),
                        middle.usage().appDiskBytes() / middle.records(),
                        middle.usage().brokerDiskBytes() / middle.records());
            }
        }
        line(
                "(microseconds a record are CPU seconds for a million; disk: what the system was given to write, -1 unknown)");
    }

    private void cost(BatchResult batch) {
        Cost cost = batch.of("seal").map(seal -> seal.middle().cost()).orElse(null);
        if (cost == null) {
            return;
        }
        line("");
        line(
                "Kafka bytes for each of %,d events of %.0f bytes, %d reading(s): %.0f, %.2f of the event's own; heap %d MiB",
                cost.accepted(),
                cost.eventBytes(),
                batch.readings(),
                cost.bytesPerEvent(),
                cost.ratio(),
                cost.heapBytes() >> 20);
        cost.kafkaBytes().entrySet().stream()
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .forEach(topic -> line("  %-50s %10.2f", topic.getKey(), (double) topic.getValue() / cost.accepted()));
    }

    private void latency(LatencyResult latency) {
        if (latency == null) {
            return;
        }
        line("");
        line(
                "latency in ms at %,d events/s, %,d events, from the time each was to be sent (the load took %.2f cores)",
                latency.rate(), latency.events(), latency.loadCores());
        percentiles("to a block that can be read", latency.blocks());
        percentiles("to a checkpoint over it", latency.checkpoints());
    }

    private void percentiles(String what, Histogram histogram) {
        String all = LatencyResult.PERCENTILES.stream()
                .map(p -> String.format(
                        Locale.ROOT, "%s %.1f", LatencyResult.name(p), LatencyResult.millis(histogram, p)))
                .collect(Collectors.joining("   "));
        line("  %-28s %s", what, all);
    }

    private void offline(OfflineResult offline) {
        if (offline == null) {
            return;
        }
        line("");
        line("offline, on one core");
        offline("signatures checked a second, by a loop", Spread.of(offline.verifyLoop()));
        offline("entries audited a second", Spread.of(offline.audited()));
        offline("the same, devices' signatures not checked", Spread.of(offline.uncheckedAudited()));
        offline("the same, hashes and seals alone", Spread.of(offline.followed()));
        Spread share = offline.auditedToLoop();
        line("  %-44s %12.2f  (%.2f .. %.2f)", "audited of the loop", share.median(), share.min(), share.max());
    }

    private void offline(String what, Spread rate) {
        line("  %-44s %,12.0f  (%,.0f .. %,.0f)", what, rate.median(), rate.min(), rate.max());
    }

    private void line(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
