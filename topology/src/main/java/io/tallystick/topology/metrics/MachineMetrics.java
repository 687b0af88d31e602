package io.tallystick.topology.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;

/** Registers what Micrometer knows of the JVM, the process, and the clients that Kafka Streams runs. */
public final class MachineMetrics implements AutoCloseable {
    private final MeterRegistry registry;
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final List<KafkaStreamsMetrics> clients = new ArrayList<>();

    /** Registers the JVM's and the process's numbers. */
    public MachineMetrics(MeterRegistry registry) {
        this.registry = registry;
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    /**
     * Registers the numbers of a Kafka Streams client, its consumers and producers among them, and follows as they change.
     *
     * @param role the value of the label {@code role}: which of several clients of this process
     */
    public synchronized void watch(String role, KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, Tags.of("role", role));
        metrics.bindTo(registry);
        clients.add(metrics);
    }

    /** Stops following. */
    @Override
    public synchronized void close() {
        clients.forEach(KafkaStreamsMetrics::close);
        collector.close();
    }
}
