package io.tallystick.topology.ahead;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;

/** Shows every poll of the topic {@code events} to the {@link EnvelopeExaminer}; changes nothing. */
public final class ExaminingInterceptor implements ConsumerInterceptor<byte[], byte[]> {
    private static final String INTERCEPTORS =
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    private static final String EXAMINER = "tallystick.examiner";
    private static final String TOPIC = "tallystick.examiner.topic";

    private EnvelopeExaminer examiner;
    private String topic;

    /**
     * Adds this interceptor, behind any that are configured, to an application's settings.
     *
     * @param topic whose records are envelopes, its partitions the ledgers
     */
    public static void addTo(Properties streams, EnvelopeExaminer examiner, String topic) {
        List<Object> interceptors = new ArrayList<>();
        Object given = streams.get(INTERCEPTORS);
        if (given instanceof List<?> list) {
            interceptors.addAll(list);
        } else if (given != null && !given.toString().isBlank()) {
            interceptors.addAll(List.of(given.toString().trim().split("\\s*,\\s*")));
        }
        interceptors.add(ExaminingInterceptor.class.getName());
        streams.put(INTERCEPTORS, interceptors);
        streams.put(StreamsConfig.mainConsumerPrefix(EXAMINER), examiner);
        streams.put(StreamsConfig.mainConsumerPrefix(TOPIC), topic);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        examiner = (EnvelopeExaminer) configs.get(EXAMINER);
        topic = (String) configs.get(TOPIC);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (partition.topic().equals(topic)) {
                examiner.polled(partition.partition(), records.records(partition));
            }
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Commits do not concern what is examined.
    }

    @Override
    public void close() {
        // The examiner outlives this consumer: another thread's may take its place.
    }
}
