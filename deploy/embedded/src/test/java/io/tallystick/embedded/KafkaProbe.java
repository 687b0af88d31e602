package io.tallystick.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Plain Kafka clients that try a broker out. */
final class KafkaProbe implements AutoCloseable {
    private static final int SECONDS = 60;

    private final String bootstrapServers;
    private final Admin admin;

    KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    String clusterId() throws Exception {
        return admin.describeCluster().clusterId().get(SECONDS, TimeUnit.SECONDS);
    }

    void createTopic(String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get(SECONDS, TimeUnit.SECONDS);
    }

    int partitions(String topic) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(SECONDS, TimeUnit.SECONDS)
                .get(topic)
                .partitions()
                .size();
    }

    String brokerProperty(String name) throws Exception {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        return admin.describeConfigs(List.of(broker))
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .get(broker)
                .get(name)
                .value();
    }

    void produce(String topic, List<String> values) throws Exception {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get(SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    /** Writes {@code committed} in one transaction and {@code aborted} in another that is given up. */
    void transact(String topic, List<String> aborted, List<String> committed) {
        try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "probe"))) {
            producer.initTransactions();
            producer.beginTransaction();
            aborted.forEach(value -> producer.send(new ProducerRecord<>(topic, value)));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            committed.forEach(value -> producer.send(new ProducerRecord<>(topic, value)));
            producer.commitTransaction();
        }
    }

    /** The first {@code count} committed values of {@code topic}, from its beginning. */
    List<String> consume(String topic, int count) throws Exception {
        int partitions = partitions(topic);
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(IntStream.range(0, partitions)
                    .mapToObj(p -> new TopicPartition(topic, p))
                    .toList());
            Awaitility.await()
                    .atMost(SECONDS, TimeUnit.SECONDS)
                    .pollInSameThread()
                    .until(() -> {
                        for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofMillis(200))) {
                            values.add(r.value());
                        }
                        return values.size() >= count;
                    });
        }
        return values;
    }

    private KafkaProducer<String, String> producer(Map<String, String> more) {
        Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
        config.putAll(more);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
