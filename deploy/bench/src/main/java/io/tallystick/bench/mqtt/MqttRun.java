package io.tallystick.bench.mqtt;

import io.tallystick.bench.cluster.Cluster;
import io.tallystick.bench.speed.Surroundings;
import io.tallystick.embedded.MosquittoProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Has Mosquitto keep the same messages for two sessions, and lets the null client and the connector's task empty them by turns, so that
 * nobody publishes meanwhile.
 */
public final class MqttRun {
    private static final String FILTER = "plants/+/+";
    private static final String CONNECTOR = "bench-connector";
    private static final String OFFSETS = "bench-connect-offsets";
    private static final String NULL_CLIENT = "bench-null";
    /** Longest that one client may take for its messages. */
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final MqttBench settings;
    private final Cluster cluster;
    private final GatewayFile gateway;
    private final Consumer<String> progress;

    /** @param progress takes a line for each measurement */
    public MqttRun(MqttBench settings, Cluster cluster, Consumer<String> progress) {
        this.settings = settings;
        this.cluster = cluster;
        this.gateway = new GatewayFile(
                cluster.directory().resolve("gateway"), cluster.network().name());
        this.progress = progress;
    }

    /** Measures each kind of message. */
    public MqttReport run() throws InterruptedException {
        makeOffsetsTopic();
        List<MqttResult> results = new ArrayList<>();
        for (MqttBody body : MqttBody.values()) {
            Path directory = cluster.directory().resolve("mosquitto-" + body.name());
            try (MosquittoProcess broker = MosquittoProcess.builder()
                    .directory(directory)
                    .maxInflightMessages(MqttBench.IN_FLIGHT)
                    .maxQueuedMessages(0)
                    .start()) {
                results.add(run(body, broker));
            }
        }
        return new MqttReport(Surroundings.describe(), settings, results);
    }

    private void makeOffsetsTopic() throws InterruptedException {
        try (Admin admin = cluster.admin()) {
            admin.createTopics(List.of(new NewTopic(OFFSETS, 1, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + OFFSETS + " cannot be made: " + e.getCause(), e);
        }
    }

    private MqttResult run(MqttBody body, MosquittoProcess broker) throws InterruptedException {
        NullClient nobody = client(broker, NULL_CLIENT);
        nobody.subscribe(FILTER);
        client(broker, CONNECTOR + "-0").subscribe(FILTER);
        TaskDrain task = new TaskDrain(
                cluster.bootstrapServers(),
                OFFSETS,
                connector(body, broker.url()),
                cluster.topics().events());
        List<byte[]> payloads = body.payloads(cluster.network(), settings.devices(), settings.messages());
        List<Double> nullRates = new ArrayList<>();
        List<Double> taskRates = new ArrayList<>();
        for (int round = 1 - settings.warmUps(); round <= settings.rounds(); round++) {
            MqttFeed.publish(broker.host(), broker.port(), payloads, settings.devices());
            double nullRate = rate(nobody.drain(settings.messages(), AT_MOST));
            double taskRate = rate(task.drain(settings.messages(), AT_MOST));
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s, %s: null client %,.0f, connector %,.0f messages/s",
                    round > 0 ? "round " + round : "warm-up",
                    body.format(),
                    nullRate,
                    taskRate));
            if (round > 0) {
                nullRates.add(nullRate);
                taskRates.add(taskRate);
            }
        }
        double bytes = payloads.stream().mapToInt(b -> b.length).average().orElseThrow();
        return new MqttResult(body.format(), body.signedByGateway(), bytes, nullRates, taskRates);
    }

    private static NullClient client(MosquittoProcess broker, String name) {
        return new NullClient(broker.host(), broker.port(), name);
    }

    private double rate(long nanos) {
        return settings.messages() * 1e9 / nanos;
    }

    /** The shipped defaults but for large batches. */
    private Map<String, String> connector(MqttBody body, String url) {
        Map<String, String> config = new HashMap<>(Map.of(
                "tasks.max",
                "1",
                "network",
                cluster.network().name(),
                "schema.registry.url",
                cluster.registryUrl(),
                "mqtt.url",
                url,
                "client.id",
                CONNECTOR,
                "topic.pattern",
                "plants/{plant}/{device}",
                "payload.format",
                body.format()));
        config.put("receive.maximum", Integer.toString(MqttBench.RECEIVE_MAXIMUM));
        config.put("max.poll.messages", Integer.toString(MqttBench.BATCH));
        if (body.signedByGateway()) {
            config.put("subject", "{device}");
            config.put("device", "{device}");
            config.put("gateway.key.store", gateway.path().toString());
        }
        return config;
    }
}
