package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.LinkSettings;
import io.tallystick.connect.plugin.SettingException;
import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.json.MappingException;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.keys.KeyFileException;
import io.tallystick.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the connector, or of one of its tasks, checked singly when made. {@link Consistency} checks them together. */
public final class MqttConfig extends AbstractConfig {
    static final String ENVELOPE = "envelope";
    static final String TASKS_MAX = "tasks.max";
    private static final String SINGLE = "0";

    /** @throws ConfigException if a setting is missing or may not be so */
    public MqttConfig(Map<String, String> properties) {
        super(Settings.define(), properties, false);
    }

    /**
     * Checks whether the settings fit together and the files can be used; not those of a worker.
     *
     * @throws ConfigException naming each setting to change
     */
    public void requireConsistent() {
        Map<String, String> problems = Consistency.problems(this, false);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.entrySet().stream()
                    .map(problem -> problem.getKey() + ": " + problem.getValue())
                    .collect(Collectors.joining("; ")));
        }
    }

    /** The network's topics. */
    public Topics topics() {
        return new Topics(getString(Settings.NETWORK));
    }

    String formatName() {
        return getString(Settings.PAYLOAD_FORMAT);
    }

    /** Whether devices sign, so that no gateway is needed. */
    public boolean devicesSign() {
        return formatName().equals(ENVELOPE);
    }

    TopicPattern pattern() {
        return TopicPattern.parse(getString(Settings.TOPIC_PATTERN));
    }

    /** @throws SettingException naming the template or mapping that cannot be used */
    PayloadFormat format() {
        if (!getString(Settings.JSON_MAPPING).isEmpty()) {
            return PayloadFormats.mapped(pattern(), mapping());
        }
        try {
            return PayloadFormats.of(formatName(), pattern(), getString(Settings.SUBJECT), getString(Settings.DEVICE));
        } catch (IllegalArgumentException e) {
            throw new SettingException(Settings.SUBJECT, "with " + Settings.DEVICE + ": " + e.getMessage());
        }
    }

    private JsonMapping mapping() {
        String file = getString(Settings.JSON_MAPPING);
        try {
            return JsonMapping.read(Path.of(file));
        } catch (MappingException e) {
            throw new SettingException(Settings.JSON_MAPPING, e.getMessage());
        } catch (IOException | InvalidPathException e) {
            throw new SettingException(Settings.JSON_MAPPING, file + " cannot be read: " + e.getMessage());
        }
    }

    String gatewayKeyStore() {
        return getString(Settings.GATEWAY_KEY_STORE);
    }

    /**
     * The gateway that signs what a task takes.
     *
     * @throws SettingException if the file cannot be used
     */
    public GatewayIdentity gateway(String task) {
        String file = gatewayKeyStore().replace(Settings.TASK_HOLE, task);
        try {
            return GatewayIdentity.load(Path.of(file));
        } catch (KeyFileException | InvalidPathException e) {
            throw new SettingException(Settings.GATEWAY_KEY_STORE, e.getMessage());
        }
    }

    Duplicates duplicates() {
        return Duplicates.valueOf(getString(Settings.DUPLICATES).toUpperCase(Locale.ROOT));
    }

    int maxStreams() {
        return getInt(Settings.MAX_STREAMS);
    }

    int maxPollMessages() {
        return getInt(Settings.MAX_POLL_RECORDS);
    }

    int receiveMaximum() {
        return getInt(BrokerSettings.RECEIVE_MAXIMUM);
    }

    boolean isBare() {
        return getString(Settings.OUTPUT).equals(Settings.BARE);
    }

    String bareRejectedTopic() {
        String given = getString(Settings.BARE_REJECTED_TOPIC);
        return given.isEmpty() ? getString(Settings.NETWORK) + ".mqtt-rejected" : given;
    }

    /** Which task this is, from 0, as text. */
    String task() {
        return given(Settings.TASK, SINGLE);
    }

    /** How many tasks there are at most, as the connector's settings say. */
    int tasksMax() {
        try {
            return Integer.parseInt(given(TASKS_MAX, "1"));
        } catch (NumberFormatException e) {
            // The worker itself says what is wrong with it.
            return 1;
        }
    }

    /** A setting that is the worker's, or the connector's own for its tasks. */
    String given(String name, String otherwise) {
        Object value = originals().get(name);
        return value == null ? otherwise : value.toString().strip();
    }

    /** What the settings say about the broker. */
    BrokerConfig broker() {
        return new BrokerConfig(this);
    }

    /** @throws SettingException if a file cannot be used */
    LinkSettings link() {
        return broker().link(task(), filter(), getInt(BrokerSettings.QOS), retained());
    }

    private String filter() {
        String group = getString(BrokerSettings.SHARE_GROUP);
        boolean shared = tasksMax() > 1;
        String name = group.isEmpty() ? getString(BrokerSettings.CLIENT_ID) : group;
        return (shared ? "$share/" + name + "/" : "") + pattern().filter();
    }

    private LinkSettings.Retained retained() {
        return switch (getString(BrokerSettings.RETAINED)) {
            case BrokerSettings.SEND -> LinkSettings.Retained.SEND;
            case BrokerSettings.DO_NOT_SEND -> LinkSettings.Retained.DO_NOT_SEND;
            default -> LinkSettings.Retained.SEND_IF_NEW;
        };
    }
}
