package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.Delivery;
import io.tallystick.connect.mqtt.broker.LinkSettings;
import io.tallystick.connect.mqtt.command.AnswerReader;
import io.tallystick.connect.mqtt.command.DeviceCommand;
import io.tallystick.connect.mqtt.command.KnownCommands;
import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.gateway.journal.JournalException;
import io.tallystick.gateway.journal.JournalSettings;
import io.tallystick.gateway.journal.SigningJournal;
import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.gateway.output.Output;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/** The way back: what may be answered, and the intake of answers. */
final class CommandAnswers implements AutoCloseable {
    private final KnownCommands commands;
    private final CommandHistory history;
    private AnswerIntake intake;

    CommandAnswers(CommandConfig config, CommandReader reader, Clock clock) {
        commands = new KnownCommands(config.answerCommands());
        history = new CommandHistory(config, reader, commands, clock);
    }

    /**
     * Takes the gateway's journal over and begins to write.
     *
     * @throws ConnectException if Kafka or the registry does not answer in time, or refuses
     */
    void open(CommandConfig config, LinkSettings broker, RandomGenerator random, Consumer<RuntimeException> failed) {
        GatewayIdentity gateway = config.gateway();
        String organisation = gateway.id().substring(0, gateway.id().indexOf('/'));
        Output output = null;
        try {
            output = FramedOutput.open(config.topics(), config.originals());
            JournalSettings settings = JournalSettings.of(config.kafka(), config.topics(), gateway);
            intake = new AnswerIntake(
                    new AnswerReader(config.responses(), commands, organisation),
                    output,
                    // An answer that comes again has the same bytes, and is the same answer.
                    () -> SigningJournal.open(
                            settings, gateway, Duplicates.DROP, config.receiveMaximum(), config.maxStreams()),
                    broker.address().toString(),
                    broker.backoff(),
                    random,
                    failed);
        } catch (KafkaException | JournalException e) {
            if (output != null) {
                output.close();
            }
            throw new ConnectException("answers cannot be taken: " + e.getMessage(), e);
        }
    }

    /** Before a device can have the command. */
    void expect(DeviceCommand command) {
        commands.add(command);
    }

    /** Knows what earlier runs have sent. */
    void remember(Collection<TopicPartition> partitions) {
        history.read(partitions);
    }

    void arrived(Delivery delivery) {
        intake.arrived(delivery);
    }

    @Override
    public void close() {
        if (intake != null) {
            intake.close();
        }
    }
}
