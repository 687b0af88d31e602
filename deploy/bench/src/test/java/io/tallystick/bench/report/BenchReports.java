package io.tallystick.bench.report;

import io.tallystick.bench.latency.LatencyResult;
import io.tallystick.bench.meter.Usage;
import io.tallystick.bench.offline.OfflineResult;
import io.tallystick.bench.speed.BatchResult;
import io.tallystick.bench.speed.BenchSettings;
import io.tallystick.bench.speed.CaseResult;
import io.tallystick.bench.speed.Cost;
import io.tallystick.bench.speed.Measurement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** Reports with invented figures. */
final class BenchReports {
    private BenchReports() {}

    static BenchReport full() {
        Histogram blocks = new Histogram(600_000_000, 3);
        Histogram checkpoints = new Histogram(600_000_000, 3);
        LongStream.rangeClosed(1, 1_000).forEach(i -> {
            blocks.recordValue(i * 150);
            checkpoints.recordValue(i * 250);
        });
        return new BenchReport(
                new TreeMap<>(Map.of("processor", "A <fast> & good \"one\"", "commit", "abc")),
                BenchSettings.DEFAULTS,
                List.of(batch(1, 1), batch(64, 2)),
                new LatencyResult(15_000, 1_000, 0.25, blocks, checkpoints),
                new OfflineResult(List.of(30_000.0), List.of(27_000.0), List.of(400_000.0), List.of(3_000_000.0)));
    }

    private static BatchResult batch(int readings, int slower) {
        return new BatchResult(
                readings,
                500_000,
                250,
                List.of(
                        result("copy", 200_000 / slower, null),
                        result("verify", 50_000 / slower, null),
                        result(
                                "seal",
                                20_000 / slower,
                                new Cost(20_000, 250, Map.of("net.blocks", 2_000_000L), 0, 5 << 20)),
                        result("seal-unchecked", 100_000 / slower, null)));
    }

    /** Three rounds of a second each, 10 % fewer and 10 % more records in the last two. */
    private static CaseResult result(String name, long records, Cost cost) {
        List<Measurement> rounds = LongStream.of(records, records * 9 / 10, records * 11 / 10)
                .mapToObj(count -> new Measurement(
                        count,
                        true,
                        new Usage(1_000_000_000, 900_000_000, 500_000_000, count * 100, 2, 10, -1, 7),
                        cost))
                .toList();
        return new CaseResult(name, "what " + name + " does", rounds);
    }
}
