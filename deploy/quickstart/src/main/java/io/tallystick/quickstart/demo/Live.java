package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Headline;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private final LiveBusiness business;
    private final Visitors visitors;
    private final long begin;
    private final ArrayDeque<Long> rates = new ArrayDeque<>();
    private final ArrayDeque<LiveMetrics.Histograms> earlier = new ArrayDeque<>();
    private LiveMetrics.Latency latency = new LiveMetrics.Latency(0, 0, 0, 0);
    private long secondBegin;
    private long acceptedBefore;

    Live(
            DemoOptions options,
            LiveMetrics metrics,
            FieldCounters fields,
            LiveBusiness business,
            Visitors visitors,
            long nowNanos) {
        this.options = options;
        this.metrics = metrics;
        this.fields = fields;
        this.business = business;
        this.visitors = visitors;
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
        List<FieldCounters.View> views = fields.views();
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
                business.results().contracts().size(),
                rows(views),
                metrics.latest(),
                visitors.latest());
    }

    private List<Frame.Row> rows(List<FieldCounters.View> views) {
        Map<Field, Headline> headlines = business.latest();
        List<Frame.Row> rows = new ArrayList<>();
        for (FieldCounters.View view : views) {
            Tally tally = business.of(view.field());
            rows.add(new Frame.Row(
                    view, tally.raised(), tally.settled(), Optional.ofNullable(headlines.get(view.field()))));
        }
        return rows;
    }
}
