package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.CommandPublisher.Item;
import io.tallystick.connect.mqtt.broker.BrokerLink;
import io.tallystick.connect.mqtt.broker.BrokerListener;
import io.tallystick.connect.mqtt.broker.BrokerRefusalException;
import io.tallystick.connect.mqtt.broker.Delivery;
import io.tallystick.connect.mqtt.broker.LinkSettings;
import io.tallystick.connect.mqtt.command.DeviceCommand;
import io.tallystick.connect.mqtt.command.UndeliverableException;
import io.tallystick.connect.plugin.Backlog;
import io.tallystick.connect.plugin.DeadLetters;
import io.tallystick.connect.plugin.HoldBack;
import io.tallystick.connect.plugin.Offsets;
import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.schemas.serde.RegistryUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands from the worker, holds no more of them than allowed, and lets it commit what the broker has or what is a dead letter. A
 * crash publishes again what was not committed, with the same effect ids. What devices answer goes to {@link CommandAnswers}.
 */
public final class MqttCommandSinkTask extends SinkTask {
    private static final Logger LOG = LoggerFactory.getLogger(MqttCommandSinkTask.class);
    /** How long a rebalance waits for the broker: one that answers does so in far less. */
    private static final long CLOSE_MILLIS = 3_000;

    private final Clock clock = Clock.systemUTC();
    private final Offsets offsets = new Offsets();
    private Backlog backlog;
    private HoldBack holdBack;
    private DeadLetters letters;
    private CommandReader reader;
    private CommandPublisher publisher;
    /** Null where no answers are wanted. */
    private CommandAnswers answers;

    private BrokerLink link;
    private boolean opened;

    @Override
    public String version() {
        return PluginVersion.of(MqttCommandSinkConnector.class);
    }

    @Override
    public void start(Map<String, String> properties) {
        CommandConfig config = new CommandConfig(properties);
        Map<String, String> problems = config.problems();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.toString());
        }
        SplittableRandom random = new SplittableRandom();
        backlog = config.backlog();
        holdBack = new HoldBack(context, backlog);
        letters = new DeadLetters(context.errantRecordReporter(), offsets);
        reader = new CommandReader(config.originals());
        answers = config.takesAnswers() ? new CommandAnswers(config, reader, clock) : null;
        publisher = new CommandPublisher(config, new Outcomes(), this::expectAnswer, clock, random.split());
        LinkSettings settings = config.link();
        if (answers != null) {
            answers.open(config, settings, random.split(), publisher::fail);
        }
        link = config.broker().create(settings, new Listener(), clock);
    }

    private void expectAnswer(DeviceCommand command) {
        if (answers != null) {
            answers.expect(command);
        }
    }

    /** Connects only when it knows which commands were sent: the broker may have kept answers to them. */
    @Override
    public void open(Collection<TopicPartition> partitions) {
        if (answers != null) {
            answers.remember(partitions);
        }
        if (!opened) {
            opened = true;
            link.open();
        }
    }

    /** A record and what it holds: a command, or the reason why there is none. */
    private record Read(SinkRecord record, DeviceCommand command, UndeliverableException fault) {}

    @Override
    public void put(Collection<SinkRecord> records) {
        publisher.throwIfFailed();
        letters.settle();
        // All are read before any is taken: where the registry is away, the worker gives all of them once more.
        List<Read> read = records.stream().map(this::read).toList();
        List<Item> commands = new ArrayList<>();
        for (Read one : read) {
            offsets.accepted(Offsets.partition(one.record()), one.record().originalKafkaOffset());
            if (one.fault() == null) {
                backlog.add(bytes(one.record()));
                commands.add(new Item(one.record(), one.command()));
            } else {
                deadLetter(one.record(), one.fault());
            }
        }
        if (!commands.isEmpty()) {
            publisher.send(commands);
        }
        holdBack.adjust();
    }

    private Read read(SinkRecord record) {
        try {
            return new Read(record, reader.read(record.topic(), record.value()), null);
        } catch (UndeliverableException e) {
            return new Read(record, null, e);
        } catch (RegistryUnavailableException e) {
            throw new RetriableException(e.getMessage(), e);
        }
    }

    private void deadLetter(SinkRecord record, UndeliverableException reason) {
        String message = reason.reason().word() + ": " + reason.getMessage();
        LOG.info("{}, offset {}: {}", Offsets.partition(record), record.originalKafkaOffset(), message);
        letters.settleWhenWritten(record, letters.report(record, new ConnectException(message)));
    }

    private static int bytes(SinkRecord record) {
        return ((byte[]) record.value()).length;
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> read) {
        publisher.throwIfFailed();
        letters.settle();
        return offsets.committable(read);
    }

    /** Gives partitions up, once the broker has what is under way: the task that gets them publishes after, not beside, this one. */
    @Override
    public void close(Collection<TopicPartition> partitions) {
        if (publisher == null) {
            return;
        }
        try {
            publisher
                    .revoke(partitions, item -> backlog.remove(bytes(item.record())))
                    .get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("Commands of {} were still under way after {} ms", partitions, CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("stopped while commands were under way", e);
        }
        offsets.forget(partitions);
    }

    @Override
    public void stop() {
        if (link != null) {
            link.close();
        }
        if (publisher != null) {
            publisher.close();
        }
        if (answers != null) {
            answers.close();
        }
        if (reader != null) {
            reader.close();
        }
    }

    private final class Outcomes implements CommandPublisher.Outcomes {
        @Override
        public void published(Item item) {
            backlog.remove(bytes(item.record()));
            offsets.settled(Offsets.partition(item.record()), item.record().originalKafkaOffset());
        }

        @Override
        public void undeliverable(Item item, UndeliverableException reason) {
            backlog.remove(bytes(item.record()));
            deadLetter(item.record(), reason);
        }
    }

    private final class Listener implements BrokerListener {
        @Override
        public void delivered(Delivery delivery) {
            if (answers == null) {
                // A session of earlier settings had subscriptions that these have not.
                delivery.acknowledgement().run();
            } else {
                answers.arrived(delivery);
            }
        }

        @Override
        public void connected() {
            publisher.connected(link);
        }

        @Override
        public void disconnected(String why) {
            publisher.disconnected();
        }

        @Override
        public void failed(BrokerRefusalException refusal) {
            publisher.fail(new ConnectException(refusal.getMessage(), refusal));
        }
    }
}
