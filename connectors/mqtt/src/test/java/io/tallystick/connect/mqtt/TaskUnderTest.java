package io.tallystick.connect.mqtt;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A task without a worker: what it polls is committed at once. */
final class TaskUnderTest implements AutoCloseable {
    private final MqttSourceTask task = new MqttSourceTask();
    private final List<SourceRecord> records = new ArrayList<>();
    private final String clientId;

    /** Bare envelopes of the network {@code plant}, and these settings. */
    TaskUnderTest(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(Map.of(
                "network", "plant",
                "output", "bare",
                "topic.pattern", "plants/{plant}/{device}",
                "payload.format", "envelope",
                "reconnect.backoff.ms", "100",
                "reconnect.backoff.max.ms", "200"));
        config.putAll(settings);
        clientId = config.get("client.id");
        task.initialize(new NoOffsets(config));
        task.start(config);
    }

    /** One round of a worker: what came of it is among {@link #records}. */
    List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> polled = task.poll();
        if (polled != null) {
            records.addAll(polled);
            polled.forEach(record -> task.commitRecord(record, null));
        }
        return records;
    }

    /** Polls until there are so many records in all. */
    List<SourceRecord> await(int count, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (poll().size() < count) {
            if (System.nanoTime() > until) {
                throw new AssertionError("want " + count + " records in " + atMost + ", got " + records.size());
            }
        }
        return records;
    }

    /** Whether the task says by JMX that it is connected and subscribed. */
    boolean connected() {
        return (Boolean) attribute("Connected");
    }

    long disconnects() {
        return (Long) attribute("Disconnects");
    }

    private Object attribute(String name) {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(
                            new ObjectName("io.tallystick.connect:type=mqtt-source,name="
                                    + ObjectName.quote(clientId + "-0") + ",task=0"),
                            name);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        task.stop();
    }

    private record NoOffsets(Map<String, String> configs) implements SourceTaskContext {
        @Override
        public PluginMetrics pluginMetrics() {
            return null;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new OffsetStorageReader() {
                @Override
                public <T> Map<String, Object> offset(Map<String, T> partition) {
                    return null;
                }

                @Override
                public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                    return Map.of();
                }
            };
        }
    }
}
