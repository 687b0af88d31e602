package io.tallystick.topology.metrics;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts latencies in fixed buckets. One thread at a time records, without allocating or locking; any thread may read, and
 * may see some of the recorder's latest values and not others.
 */
final class LatencyHistogram {
    /** Upper bounds of the buckets, inclusive, in milliseconds; a last bucket without bound follows them. */
    private static final long[] BOUNDS_MILLIS = {
        1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 7_000,
        10_000, 15_000, 30_000, 60_000, 300_000, 3_600_000
    };

    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_MILLIS.length + 1);
    private final AtomicLong sumMillis = new AtomicLong();

    /** The buckets' upper bounds, inclusive, in milliseconds, ascending; a copy. */
    static long[] boundsMillis() {
        return BOUNDS_MILLIS.clone();
    }

    /** Records one latency; clocks that disagree can make it negative, which counts as 0. */
    void record(long millis) {
        long latency = Math.max(0, millis);
        int bucket = bucketOf(latency);
        counts.lazySet(bucket, counts.getPlain(bucket) + 1);
        sumMillis.lazySet(sumMillis.getPlain() + latency);
    }

    /** Adds what was counted so far to {@code into}, of {@code boundsMillis().length + 1} buckets; returns the sum in ms. */
    long addTo(long[] into) {
        for (int bucket = 0; bucket < into.length; bucket++) {
            into[bucket] += counts.get(bucket);
        }
        return sumMillis.get();
    }

    private static int bucketOf(long latency) {
        int low = 0;
        int high = BOUNDS_MILLIS.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (BOUNDS_MILLIS[middle] < latency) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
