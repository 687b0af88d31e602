package io.tallystick.topology.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MachineMetrics metrics = new MachineMetrics(registry);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        metrics.close();
        registry.close();
    }

    @Test
    void machine_numbersInBytes_areThoseOfTheJvm() {
        double heap = registry.get("jvm.memory.used").tag("area", "heap").gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
        long most = Runtime.getRuntime().maxMemory();
        assertThat(heap).isGreaterThan(1 << 20).isLessThanOrEqualTo(most);
        assertThat(registry.scrape()).contains("jvm_memory_used_bytes{area=\"heap\"");
    }

    @Test
    void machine_uptime_isInSeconds() {
        double before = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        double uptime = registry.get("process.uptime").timeGauge().value(TimeUnit.SECONDS);
        double after = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        assertThat(uptime).isBetween(before, after);
        double started = registry.get("process.start.time").timeGauge().value(TimeUnit.SECONDS);
        assertThat(started * 1000)
                .isEqualTo(ManagementFactory.getRuntimeMXBean().getStartTime());
        assertThat(registry.scrape()).contains("process_uptime_seconds ", "process_start_time_seconds ");
    }

    @Test
    void machine_processorsAndThreads_areCountedAndLoadIsAFraction() {
        assertThat(registry.get("system.cpu.count").gauge().value())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(registry.get("process.cpu.usage").gauge().value()).isBetween(0.0, 1.0);
        assertThat(registry.get("jvm.threads.live").gauge().value())
                .isBetween(1.0, (double) ManagementFactory.getThreadMXBean().getPeakThreadCount());
        assertThat(registry.get("jvm.classes.loaded").gauge().value()).isGreaterThan(100);
    }

    @Test
    void machine_afterACollection_everyNumberIsStillThere() {
        System.gc();
        List<Meter> gauges = registry.getMeters().stream()
                .filter(meter -> meter instanceof Gauge || meter instanceof TimeGauge)
                .toList();
        assertThat(gauges).hasSizeGreaterThan(20);
        // What is held weakly would have become NaN.
        assertThat(gauges)
                .allSatisfy(meter -> assertThat(((Gauge) meter).value())
                        .as(meter.getId().toString())
                        .isFinite());
    }

    @Test
    void watch_twoClients_areToldApartByTheirRoleUntilClosed() {
        try (KafkaStreams ledger = client("first");
                KafkaStreams readModel = client("second")) {
            metrics.watch("ledger", ledger);
            metrics.watch("read-model", readModel);

            String scraped = registry.scrape();
            assertThat(alive(scraped, "ledger")).isEqualTo("1.0");
            assertThat(alive(scraped, "read-model")).isEqualTo("1.0");
            assertThat(scraped.lines().filter(line -> line.startsWith("kafka_")))
                    .allMatch(line -> line.contains("role=\"ledger\"") || line.contains("role=\"read-model\""));

            metrics.close();
            assertThat(registry.scrape()).doesNotContain("kafka_").contains("jvm_memory_used_bytes");
        }
    }

    private static String alive(String scraped, String role) {
        return scraped.lines()
                .filter(line -> line.startsWith("kafka_stream_alive_stream_threads{"))
                .filter(line -> line.contains("role=\"" + role + "\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("none for " + role);
    }

    /** A client that is not started: it needs no broker. */
    private KafkaStreams client(String name) {
        Properties properties = new Properties();
        properties.put("application.id", name);
        properties.put("bootstrap.servers", "127.0.0.1:9");
        properties.put("state.dir", directory.resolve(name).toString());
        return new KafkaStreams(new Topology().addSource("source", "one"), properties);
    }
}
