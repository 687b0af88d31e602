package io.tallystick.intake.sparkplug;

import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * A payload (sparkplug_b.proto): 1 timestamp, 2 metrics, 3 seq, 4 uuid, 5 body; other fields are stepped over.
 *
 * @param timestamp milliseconds since 1970, unsigned; null where there is none
 * @param seq null where there is none
 */
record Payload(Long timestamp, List<Metric> metrics, Long seq) {
    Payload {
        metrics = List.copyOf(metrics);
    }

    static Payload decode(byte[] bytes) throws RefusedException {
        ProtoReader reader = new ProtoReader(bytes);
        Long timestamp = null;
        Long seq = null;
        List<Metric> metrics = new ArrayList<>();
        for (int field = reader.next(); field != 0; field = reader.next()) {
            if (field == 2) {
                if (metrics.size() == SparkplugLimits.MAX_METRICS) {
                    throw new RefusedException(
                            RefusalCode.TOO_MANY_READINGS,
                            "want at most " + SparkplugLimits.MAX_METRICS + " metrics, got more");
                }
                metrics.add(MetricDecoder.decode(reader.readMessage()));
                continue;
            }
            reader.once();
            switch (field) {
                case 1 -> timestamp = reader.readVarint();
                case 3 -> seq = reader.readVarint();
                default -> reader.skip();
            }
        }
        return new Payload(timestamp, metrics, seq);
    }

    /** The metric of this name, or null. */
    Metric named(String name) {
        return metrics.stream().filter(m -> name.equals(m.name())).findFirst().orElse(null);
    }
}
