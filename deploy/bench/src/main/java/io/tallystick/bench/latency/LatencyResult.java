package io.tallystick.bench.latency;

import io.tallystick.bench.figures.Json;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long events took, from the time they should have been sent.
 *
 * @param rate events a second
 * @param events how many were counted
 * @param loadCores how many processor cores the load and its reader took meanwhile, signing not counted
 * @param blocks microseconds until a block with the event could be read, read-committed
 * @param checkpoints microseconds until a checkpoint over it could be read
 */
public record LatencyResult(int rate, long events, double loadCores, Histogram blocks, Histogram checkpoints) {
    /** The percentiles of the report; the last is the maximum. */
    public static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 100.0);

    private static final String DONE = "load-done";

    /** What the load prints when it is done. */
    static String line(int rate, long events, long cpuNanos, Histogram blocks, Histogram checkpoints) {
        return String.join(" ", DONE, "" + rate, "" + events, "" + cpuNanos, encode(blocks), encode(checkpoints));
    }

    /**
     * Reads {@link #line} again.
     *
     * @param log lines, that one among them
     * @return null if it is not there
     */
    static LatencyResult parse(String log) {
        String line =
                log.lines().filter(one -> one.startsWith(DONE)).findFirst().orElse(null);
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ");
        int rate = Integer.parseInt(parts[1]);
        long events = Long.parseLong(parts[2]);
        double cores = Long.parseLong(parts[3]) / 1e9 / (events / (double) rate);
        return new LatencyResult(rate, events, cores, decode(parts[4]), decode(parts[5]));
    }

    /** A percentile in milliseconds. */
    public static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    /** {@code p50}, {@code p99.9}, {@code max}. */
    public static String name(double percentile) {
        return percentile == 100
                ? "max"
                : "p" + (percentile == Math.rint(percentile) ? "" + (int) percentile : "" + percentile);
    }

    /** For the report. */
    public Map<String, Object> json() {
        return Json.object(
                "rate", rate,
                "events", events,
                "load_cores", loadCores,
                "block_millis", percentiles(blocks),
                "checkpoint_millis", percentiles(checkpoints));
    }

    private static Map<String, Object> percentiles(Histogram histogram) {
        Map<String, Object> all = new LinkedHashMap<>();
        PERCENTILES.forEach(percentile -> all.put(name(percentile), millis(histogram, percentile)));
        return all;
    }

    private static String encode(Histogram histogram) {
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    private static Histogram decode(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("the load's histogram does not decode", e);
        }
    }
}
