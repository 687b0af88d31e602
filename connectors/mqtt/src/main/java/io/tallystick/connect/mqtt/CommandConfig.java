package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.LinkSettings;
import io.tallystick.connect.mqtt.command.CommandWriter;
import io.tallystick.connect.mqtt.command.ResponseTopics;
import io.tallystick.connect.mqtt.command.TopicTemplate;
import io.tallystick.connect.plugin.Backlog;
import io.tallystick.connect.plugin.DeadLetters;
import io.tallystick.connect.plugin.SettingException;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.ledger.keys.KeyFileException;
import io.tallystick.schemas.topics.Topics;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the command sink, checked singly when made; {@link #problems} tells what does not fit together. */
final class CommandConfig extends AbstractConfig {
    private static final String VALUE_CONVERTER = "value.converter";
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final String ISOLATION = "consumer.override.isolation.level";
    private static final String COMMITTED = "read_committed";
    /** At least once: what comes again is known by its bytes. */
    private static final int ANSWER_QOS = 1;
    /** Records are small: bounds the bytes that are held by what their number allows. */
    private static final long MAX_BUFFERED_BYTES = 64L * 1_048_576;

    /** @throws ConfigException if a setting is missing or may not be so */
    CommandConfig(Map<String, String> properties) {
        super(CommandSettings.define(), properties, false);
    }

    /** What is wrong though each setting is right, by the setting to change; empty when all is well. */
    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        broker().check(problems);
        if (!given(VALUE_CONVERTER).equals(BYTES)) {
            problems.put(
                    CommandSettings.REGISTRY_URL,
                    "want " + VALUE_CONVERTER + "=" + BYTES + " beside it: the connector decodes commands itself");
        }
        if (!given(ISOLATION).equals(COMMITTED)) {
            problems.put(
                    CommandSettings.NETWORK,
                    "want " + ISOLATION + "=" + COMMITTED
                            + " beside it: a command of an aborted transaction was never given");
        }
        if (getBoolean(CommandSettings.DEAD_LETTER_REQUIRED) && !DeadLetters.areKept(originals())) {
            problems.put(
                    CommandSettings.DEAD_LETTER_REQUIRED,
                    "want " + DeadLetters.WANTED + ", so that what cannot be published is kept with the reason; or "
                            + CommandSettings.DEAD_LETTER_REQUIRED + "=false: then such a record stops the task");
        }
        if (takesAnswers()) {
            answers(problems);
        }
        return problems;
    }

    private void answers(Map<String, String> problems) {
        if (!given(MqttConfig.TASKS_MAX).equals("1")) {
            problems.put(
                    CommandSettings.RESPONSE_TOPIC,
                    "want tasks.max=1 with it: two tasks of one gateway would give a number twice; got tasks.max="
                            + given(MqttConfig.TASKS_MAX));
        }
        if (!broker().isMqtt5() && body() == CommandWriter.Body.ARGUMENTS) {
            problems.put(
                    CommandSettings.PAYLOAD,
                    "want " + CommandSettings.WHOLE + " with " + BrokerSettings.VERSION + "=" + BrokerSettings.VERSION_3
                            + " and " + CommandSettings.RESPONSE_TOPIC
                            + ": a device learns only from it what to answer to, and where");
        }
        if (getString(CommandSettings.BOOTSTRAP).isEmpty()) {
            problems.put(CommandSettings.BOOTSTRAP, "want the brokers that answers are written to");
        }
        if (getString(CommandSettings.GATEWAY_KEY_STORE).isEmpty()) {
            problems.put(
                    CommandSettings.GATEWAY_KEY_STORE,
                    "want the key store of the gateway that signs answers; make one with device enrol --gateway");
            return;
        }
        try {
            gateway();
        } catch (SettingException e) {
            problems.put(e.setting(), e.problem());
        }
    }

    /** A setting that is the worker's; empty for none. */
    String given(String name) {
        Object value = originals().get(name);
        return value == null ? "" : value.toString().strip();
    }

    /** What the settings say about the broker. */
    BrokerConfig broker() {
        return new BrokerConfig(this);
    }

    /**
     * How this task connects; it subscribes to answers where they are wanted.
     *
     * @throws SettingException if a file cannot be used
     */
    LinkSettings link() {
        String task = given(Settings.TASK).isEmpty() ? "0" : given(Settings.TASK);
        String filter = takesAnswers() ? responses().filter() : "";
        // A retained answer is one that was taken before, or that no command asked for.
        return broker().link(task, filter, ANSWER_QOS, LinkSettings.Retained.DO_NOT_SEND);
    }

    Topics topics() {
        return new Topics(getString(CommandSettings.NETWORK));
    }

    boolean takesAnswers() {
        return !getString(CommandSettings.RESPONSE_TOPIC).isEmpty();
    }

    /** Null where no answers are wanted. */
    ResponseTopics responses() {
        return takesAnswers() ? new ResponseTopics(getString(CommandSettings.RESPONSE_TOPIC)) : null;
    }

    CommandWriter writer() {
        return new CommandWriter(
                getString(CommandSettings.NETWORK),
                TopicTemplate.parse(getString(CommandSettings.TOPIC)),
                responses(),
                body(),
                getInt(CommandSettings.QOS),
                getLong(CommandSettings.EXPIRY),
                Duration.ofMillis(getLong(CommandSettings.MAX_AGE)));
    }

    private CommandWriter.Body body() {
        return getString(CommandSettings.PAYLOAD).equals(CommandSettings.WHOLE)
                ? CommandWriter.Body.COMMAND
                : CommandWriter.Body.ARGUMENTS;
    }

    boolean acceptsUnheard() {
        return getString(CommandSettings.UNHEARD).equals(CommandSettings.ACCEPT);
    }

    int maxInFlight() {
        return getInt(CommandSettings.MAX_IN_FLIGHT);
    }

    Backlog backlog() {
        return new Backlog(getInt(CommandSettings.MAX_BUFFERED), MAX_BUFFERED_BYTES);
    }

    /** @throws SettingException if the file cannot be used */
    GatewayIdentity gateway() {
        try {
            return GatewayIdentity.load(Path.of(getString(CommandSettings.GATEWAY_KEY_STORE)));
        } catch (KeyFileException | InvalidPathException e) {
            throw new SettingException(CommandSettings.GATEWAY_KEY_STORE, e.getMessage());
        }
    }

    int receiveMaximum() {
        return getInt(BrokerSettings.RECEIVE_MAXIMUM);
    }

    int maxStreams() {
        return getInt(CommandSettings.MAX_STREAMS);
    }

    int answerCommands() {
        return getInt(CommandSettings.ANSWER_COMMANDS);
    }

    Duration answerWindow() {
        return Duration.ofMillis(getLong(CommandSettings.ANSWER_WINDOW));
    }

    /** Settings of the task's own Kafka clients. */
    Map<String, Object> kafka() {
        return originalsWithPrefix(CommandSettings.KAFKA_PREFIX);
    }
}
