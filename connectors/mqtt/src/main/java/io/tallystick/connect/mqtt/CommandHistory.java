package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.command.KnownCommands;
import io.tallystick.connect.mqtt.command.UndeliverableException;
import io.tallystick.schemas.serde.RegistryUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the last commands once more when a task begins, so that an answer to what an earlier run sent is known. The topic is the truth:
 * nothing of it is kept elsewhere.
 */
final class CommandHistory {
    private static final Logger LOG = LoggerFactory.getLogger(CommandHistory.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** The task has no more time at its begin before the worker's consumer counts as dead, which is 5 minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Object> clients;
    private final Duration window;
    private final int most;
    private final CommandReader reader;
    private final KnownCommands commands;
    private final Clock clock;

    /** @param most records to read of each partition */
    CommandHistory(CommandConfig config, CommandReader reader, KnownCommands commands, Clock clock) {
        this.clients = config.kafka();
        this.window = config.answerWindow();
        this.most = config.answerCommands();
        this.reader = reader;
        this.commands = commands;
        this.clock = clock;
    }

    /** @throws ConnectException if Kafka or the registry does not answer in time */
    void read(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            readToTheEnd(consumer, seek(consumer));
        } catch (KafkaException e) {
            throw new ConnectException("commands that were sent cannot be read again: " + e.getMessage(), e);
        }
    }

    private Map<TopicPartition, Long> seek(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> since = new HashMap<>();
        partitions.forEach(partition -> since.put(partition, clock.millis() - window.toMillis()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(since);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            long from = first == null ? end : first.offset();
            consumer.seek(partition, Math.max(Math.max(from, end - most), beginnings.get(partition)));
        });
        return ends;
    }

    private void readToTheEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int read = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new ConnectException("want the commands of the last " + window + " read again within " + PATIENCE
                        + ", got " + read + "; lower " + CommandSettings.ANSWER_WINDOW);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                keep(record);
                read++;
            }
        }
        LOG.info("{} commands of the last {} can be answered", read, window);
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        try {
            commands.add(reader.read(record.topic(), record.value()));
        } catch (UndeliverableException e) {
            // Was or will be a dead letter, when it is its turn.
            LOG.debug("no command to answer at {}-{} {}", record.topic(), record.partition(), record.offset(), e);
        } catch (RegistryUnavailableException e) {
            throw new ConnectException(Objects.toString(e.getMessage()), e);
        }
    }
}
