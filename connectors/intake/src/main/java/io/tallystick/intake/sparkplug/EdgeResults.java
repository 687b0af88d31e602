package io.tallystick.intake.sparkplug;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.PackWriter;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.Naming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers the results of one message. A metric that gives no reading is refused alone; the others are taken. */
final class EdgeResults {
    private final Naming naming;
    private final List<IntakeResult> results = new ArrayList<>();

    EdgeResults(Naming naming) {
        this.naming = naming;
    }

    List<IntakeResult> all() {
        return List.copyOf(results);
    }

    void refuse(RefusedException e) {
        results.add(e.result());
    }

    void request(String topic, byte[] payload, String why) {
        results.add(new IntakeResult.Request(topic, payload, why));
    }

    void born(SparkplugTopic topic, Payload payload, MetricScope scope) throws RefusedException {
        PackWriter pack = new PackWriter();
        online(true, payload, pack);
        metrics(payload, scope, pack);
        take(topic, pack);
    }

    void died(SparkplugTopic topic, Payload payload) {
        PackWriter pack = new PackWriter();
        online(false, payload, pack);
        take(topic, pack);
    }

    /** @throws RefusedException UNKNOWN_METRIC or TYPE_MISMATCH, before anything is added */
    void data(SparkplugTopic topic, Payload payload, MetricScope scope) throws RefusedException {
        for (Metric metric : payload.metrics()) {
            scope.of(metric);
        }
        PackWriter pack = new PackWriter();
        metrics(payload, scope, pack);
        take(topic, pack);
    }

    private void metrics(Payload payload, MetricScope scope, PackWriter pack) throws RefusedException {
        for (Metric metric : payload.metrics()) {
            MetricScope.Declared declared = scope.of(metric);
            if (isControl(declared.name()) || metric.isNull()) {
                continue;
            }
            try {
                Instant time = time(metric.timestamp() == null ? payload.timestamp() : metric.timestamp());
                write(new MetricReadings("metric \"" + declared.name() + '"', time), declared, metric.value(), pack);
            } catch (RefusedException e) {
                refuse(e);
            }
        }
    }

    /** Tries first whether a data set fits: half of one is no reading. */
    private static void write(MetricReadings readings, MetricScope.Declared declared, WireValue value, PackWriter pack)
            throws RefusedException {
        String name = ReadingNames.of(declared.name());
        if (value instanceof WireValue.DataSet) {
            PackWriter trial = new PackWriter();
            readings.write(name, declared.type(), value, trial);
            if (pack.size() + trial.size() > IntakeLimits.MAX_READINGS) {
                throw new RefusedException(
                        RefusalCode.TOO_MANY_READINGS,
                        readings.label() + ": want at most " + IntakeLimits.MAX_READINGS + " readings, got more");
            }
        }
        readings.write(name, declared.type(), value, pack);
    }

    /** A death's time is that of the will, made when the node connected: the envelope's own is nearer. */
    private void online(boolean online, Payload payload, PackWriter pack) {
        try {
            pack.bool(ReadingNames.ONLINE, online, online ? time(payload.timestamp()) : null);
        } catch (RefusedException e) {
            refuse(e);
        }
    }

    private void take(SparkplugTopic topic, PackWriter pack) {
        try {
            if (!pack.isEmpty()) {
                results.add(pack.taken(naming.names(topic.parts())));
            } else if (results.isEmpty()) {
                results.add(new IntakeResult.Noted("no metric with a value"));
            }
        } catch (RefusedException e) {
            refuse(e);
        }
    }

    private static boolean isControl(String name) {
        return name.equals("bdSeq") || name.startsWith("Node Control/") || name.startsWith("Device Control/");
    }

    private static Instant time(Long millis) throws RefusedException {
        if (millis != null && millis < 0) {
            throw new RefusedException(
                    RefusalCode.BAD_TIME,
                    "want a time before the year 9999, got " + Long.toUnsignedString(millis) + " ms");
        }
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
