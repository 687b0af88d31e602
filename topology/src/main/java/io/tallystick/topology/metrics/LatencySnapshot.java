package io.tallystick.topology.metrics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A latency's distribution at one moment, over all ledgers of this instance since it started.
 *
 * @param boundsMillis upper bounds of the buckets, inclusive, milliseconds, ascending
 * @param counts how many latencies lie in each bucket; one more than there are bounds, the last is without bound
 * @param sumMillis the sum of all latencies, milliseconds
 */
public record LatencySnapshot(List<Long> boundsMillis, List<Long> counts, long sumMillis) {
    public LatencySnapshot {
        boundsMillis = List.copyOf(boundsMillis);
        counts = List.copyOf(counts);
        if (counts.size() != boundsMillis.size() + 1) {
            throw new IllegalArgumentException(
                    "latency buckets: want " + (boundsMillis.size() + 1) + ", got " + counts.size());
        }
    }

    static LatencySnapshot of(Collection<LatencyHistogram> histograms) {
        long[] bounds = LatencyHistogram.boundsMillis();
        long[] counts = new long[bounds.length + 1];
        long sum = 0;
        for (LatencyHistogram histogram : histograms) {
            sum += histogram.addTo(counts);
        }
        return new LatencySnapshot(boxed(bounds), boxed(counts), sum);
    }

    /** How many latencies were recorded. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What was recorded after {@code earlier}: the distribution of the time between two snapshots.
     *
     * @param earlier an earlier snapshot of the same instance
     */
    public LatencySnapshot since(LatencySnapshot earlier) {
        long[] differences = new long[counts.size()];
        for (int bucket = 0; bucket < differences.length; bucket++) {
            differences[bucket] = counts.get(bucket) - earlier.counts.get(bucket);
        }
        return new LatencySnapshot(boundsMillis, boxed(differences), sumMillis - earlier.sumMillis);
    }

    /**
     * The latency that a share of the events did not exceed, in milliseconds, evenly spread within its bucket; the largest
     * bound where it lies beyond that; NaN if nothing was recorded.
     *
     * @param share 0 to 1, both inclusive: 0.99 is the 99th percentile
     */
    public double percentileMillis(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share: want 0 to 1, got " + share);
        }
        long total = count();
        if (total == 0) {
            return Double.NaN;
        }
        double wanted = share * total;
        long below = 0;
        for (int bucket = 0; bucket < boundsMillis.size(); bucket++) {
            long inside = counts.get(bucket);
            if (inside > 0 && below + inside >= wanted) {
                double from = bucket == 0 ? 0 : boundsMillis.get(bucket - 1);
                return from + (boundsMillis.get(bucket) - from) * Math.max(0, wanted - below) / inside;
            }
            below += inside;
        }
        return boundsMillis.get(boundsMillis.size() - 1);
    }

    private static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
