package io.tallystick.bench.speed;

import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.TopicSpec;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.app.StreamsDefaults;
import io.tallystick.topology.stage.StageMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The yardstick: a topology that copies each record to another topic exactly once, with the same settings as ours. */
public final class CopyCase implements BenchCase {
    private static final Duration CLOSE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public String description() {
        return "Kafka Streams copying the same records to another topic exactly once, with the same client settings";
    }

    @Override
    public Measurement run(Workbench bench) throws InterruptedException {
        AppSettings settings = bench.appSettings(StageMetrics.NONE);
        String group = settings.genesis().network() + "-copy";
        String topic = settings.genesis().network() + ".copy";
        create(bench, topic);
        Properties properties = StreamsDefaults.of(settings);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        Topology topology = new Topology();
        topology.addSource(
                        "source",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        bench.cluster().topics().events())
                .addSink("sink", topic, new ByteArraySerializer(), new ByteArraySerializer(), "source");
        Measurement measured;
        try (KafkaStreams streams = new KafkaStreams(topology, properties)) {
            streams.start();
            measured = bench.measure(group, () -> {});
            streams.close(CloseOptions.timeout(CLOSE)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
        bench.forget(group, List.of(topic));
        return measured;
    }

    /** A topic as our own output topics are. */
    private static void create(Workbench bench, String topic) throws InterruptedException {
        TopicSpec like = bench
                .cluster()
                .topics()
                .specs(TopicSettings.of(bench.settings().ledgers(), 1))
                .stream()
                .filter(spec -> spec.name().equals(bench.cluster().topics().blocks()))
                .findFirst()
                .orElseThrow();
        try {
            bench.admin()
                    .createTopics(List.of(
                            new NewTopic(topic, like.partitions(), like.replicationFactor()).configs(like.configs())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot make topic " + topic + ": " + e.getCause(), e);
        }
    }
}
