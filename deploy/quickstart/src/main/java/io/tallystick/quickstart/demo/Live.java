package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.fleet.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;

/** Makes frames of what is running, and remembers the rates of the last seconds. Not for use by several threads. */
final class Live {
    /** Seconds of rates that the screen has room for. */
    static final int SECONDS = 40;

    /** Latencies shown are those of the last so many seconds. */
    private static final int LATENCY_SECONDS = 5;

    private static final long NANOS = 1_000_000_000;

    private final DemoOptions options;
    private final LiveMetrics metrics;
    private final FieldCounters fields;
    private final long begin;
    private final ArrayDeque<Long> rates = new ArrayDeque<>();
    private final ArrayDeque<LiveMetrics.Histograms> earlier = new ArrayDeque<>();
    private LiveMetrics.Latency latency = new LiveMetrics.Latency(0, 0, 0, 0);
    private long secondBegin;
    private long acceptedBefore;

    Live(DemoOptions options, LiveMetrics metrics, FieldCounters fields, long nowNanos) {
        this.options = options;
        this.metrics = metrics;
        this.fields = fields;
        this.begin = nowNanos;
        this.secondBegin = nowNanos;
        this.earlier.add(metrics.histograms());
    }

    Frame frame(long nowNanos) {
        long accepted = metrics.accepted();
        if (nowNanos - secondBegin >= NANOS) {
            rates.addLast((accepted - acceptedBefore) * NANOS / (nowNanos - secondBegin));
            if (rates.size() > SECONDS) {
                rates.removeFirst();
            }
            acceptedBefore = accepted;
            secondBegin = nowNanos;
            LiveMetrics.Histograms now = metrics.histograms();
            earlier.addLast(now);
            latency = now.since(earlier.peekFirst());
            if (earlier.size() > LATENCY_SECONDS) {
                earlier.removeFirst();
            }
        }
        var views = fields.views();
        return new Frame(
                (nowNanos - begin) / NANOS,
                options.duration().toSeconds(),
                options.devicesPerField() * Field.values().length,
                new ArrayList<>(rates),
                views.stream().mapToLong(FieldCounters.View::sent).sum(),
                accepted,
                metrics.duplicates(),
                latency,
                metrics.ledgers(),
                metrics.rejectedByReason(),
                views,
                metrics.latest());
    }
}
