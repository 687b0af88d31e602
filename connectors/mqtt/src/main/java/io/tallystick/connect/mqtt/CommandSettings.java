package io.tallystick.connect.mqtt;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tallystick.connect.mqtt.command.ResponseTopics;
import io.tallystick.connect.mqtt.command.TopicTemplate;
import io.tallystick.connect.plugin.DeadLetters;
import io.tallystick.connect.plugin.SettingGroups;
import io.tallystick.schemas.topics.Topics;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The settings of the command sink, beside those about the broker. The reference page is generated from them. */
final class CommandSettings {
    static final String NETWORK = "network";
    static final String REGISTRY_URL = "schema.registry.url";
    static final String TOPIC = "command.topic";
    static final String PAYLOAD = "command.payload";
    static final String QOS = "command.qos";
    static final String EXPIRY = "command.expiry.seconds";
    static final String MAX_AGE = "command.max.age.ms";
    static final String UNHEARD = "unheard";
    static final String MAX_IN_FLIGHT = "max.in.flight";
    static final String MAX_BUFFERED = "max.buffered.records";
    static final String DEAD_LETTER_REQUIRED = "dead.letter.required";
    static final String RESPONSE_TOPIC = "response.topic";
    static final String GATEWAY_KEY_STORE = "gateway.key.store";
    static final String ANSWER_WINDOW = "answer.window.ms";
    static final String ANSWER_COMMANDS = "answer.commands";
    static final String MAX_STREAMS = "max.streams";
    static final String KAFKA_PREFIX = "answer.kafka.";
    static final String BOOTSTRAP = KAFKA_PREFIX + "bootstrap.servers";

    static final String WHOLE = "command";
    static final String ARGUMENTS = "arguments";
    static final String DEAD_LETTER = "dead-letter";
    static final String ACCEPT = "accept";

    private static final long FOUR_BYTES = 0xffff_ffffL;
    private static final long YEAR_MILLIS = 366L * 86_400_000;

    private CommandSettings() {}

    static ConfigDef define() {
        SettingGroups def = new SettingGroups();
        commands(def.named("Commands"));
        flow(def.named("Flow"));
        answers(def.named("Answers"));
        BrokerSettings.broker(def.named("Broker"));
        BrokerSettings.receiving(def.named("Session"));
        BrokerSettings.connecting(def);
        BrokerSettings.tls(def.named("TLS"));
        return def.definition();
    }

    private static void commands(SettingGroups g) {
        g.add(
                NETWORK,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                SettingGroups.check(
                        "the name of a network: 1 to 63 of a-z 0-9 . -", value -> new Topics((String) value)),
                Importance.HIGH,
                "The network whose commands are published, those of others are dead letters; answers go to <network>.events and"
                        + " <network>.rejected. Its commands are written in transactions: consumer.override.isolation.level must be"
                        + " read_committed.");
        g.add(
                REGISTRY_URL,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                new ConfigDef.NonEmptyString(),
                Importance.HIGH,
                "URLs of the schema registry, separated by commas. All other settings of the registry client are taken as well. The"
                        + " connector decodes commands itself: value.converter must be"
                        + " org.apache.kafka.connect.converters.ByteArrayConverter.");
        g.add(
                TOPIC,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                SettingGroups.check("a topic with {fields}", value -> TopicTemplate.parse((String) value)),
                Importance.HIGH,
                "Topic to publish to, as plants/{subject}/commands. Fields: " + String.join(", ", TopicTemplate.FIELDS)
                        + "; device is the device's name within its organisation. A command whose field is empty, or holds / + #"
                        + " or a control character, is a dead letter.");
        g.add(
                PAYLOAD,
                Type.STRING,
                WHOLE,
                ValidString.in(WHOLE, ARGUMENTS),
                Importance.MEDIUM,
                "command: the whole command as a JSON object. arguments: its arguments alone, for devices that know nothing of"
                        + " ledgers.",
                List.of(WHOLE, ARGUMENTS));
        g.add(
                QOS,
                Type.INT,
                1,
                between(0, 2),
                Importance.MEDIUM,
                "Quality of service to publish with. At 0 a command may be lost; at 1 and 2 its offset is committed when the"
                        + " broker has it.");
        g.add(
                EXPIRY,
                Type.LONG,
                0L,
                between(0, FOUR_BYTES),
                Importance.MEDIUM,
                "How long the broker may keep a command for a device that is away; 0: no bound. The command's own notAfter counts in"
                        + " any case. MQTT 5 only.");
        g.add(
                MAX_AGE,
                Type.LONG,
                0L,
                between(0, YEAR_MILLIS),
                Importance.MEDIUM,
                "A command is a dead letter, and not published late, when the ledger gave it longer ago; 0: no bound but its own"
                        + " notAfter.");
        g.add(
                UNHEARD,
                Type.STRING,
                DEAD_LETTER,
                ValidString.in(DEAD_LETTER, ACCEPT),
                Importance.MEDIUM,
                "A command to a topic that nobody subscribes to, as far as the broker tells (MQTT 5; Mosquitto 2.0 at quality of service 1). A"
                        + " device that is away and has kept its session counts as a subscriber.",
                List.of(DEAD_LETTER, ACCEPT));
        g.add(
                DEAD_LETTER_REQUIRED,
                Type.BOOLEAN,
                true,
                null,
                Importance.MEDIUM,
                "true: refuse a configuration without " + DeadLetters.WANTED
                        + ", which put what cannot be published on a topic, with the reason. false: without them such a record"
                        + " stops the task.");
    }

    private static void flow(SettingGroups g) {
        g.add(
                MAX_IN_FLIGHT,
                Type.INT,
                100,
                between(1, 10_000),
                Importance.LOW,
                "Commands that the broker has not acknowledged at most; of one subject there is one, so that their order is kept.");
        g.add(
                MAX_BUFFERED,
                Type.INT,
                1_000,
                between(1, 1_000_000),
                Importance.LOW,
                "Commands that one task holds before it stops fetching; it goes on when half of them are gone.");
    }

    private static void answers(SettingGroups g) {
        g.add(
                RESPONSE_TOPIC,
                Type.STRING,
                "",
                SettingGroups.check("a topic without wildcards", value -> {
                    if (!((String) value).isEmpty()) {
                        new ResponseTopics((String) value);
                    }
                }),
                Importance.HIGH,
                "Where devices answer: <response.topic>/<device's name>. Empty: no answers are wanted. Needs the settings below, and"
                        + " tasks.max=1: one gateway is one task.");
        g.add(
                GATEWAY_KEY_STORE,
                Type.STRING,
                "",
                null,
                Importance.HIGH,
                "PKCS12 file of the gateway that signs answers, as device enrol --gateway writes it, with its password file beside it;"
                        + " on every worker that may run the task. It must be this connector's alone.");
        g.add(
                BOOTSTRAP,
                Type.STRING,
                "",
                null,
                Importance.HIGH,
                "Brokers that answers are written to. Every setting of a Kafka client can be given after "
                        + KAFKA_PREFIX + ".");
        g.add(
                ANSWER_WINDOW,
                Type.LONG,
                86_400_000L,
                between(0, YEAR_MILLIS),
                Importance.LOW,
                "How far back the task reads commands again when it starts, to know those that are not answered yet.");
        g.add(
                ANSWER_COMMANDS,
                Type.INT,
                100_000,
                between(1, 10_000_000),
                Importance.LOW,
                "The last commands, so many, can be answered; an answer to an older one is refused as unknown-command.");
        g.add(
                MAX_STREAMS,
                Type.INT,
                100_000,
                between(1, 10_000_000),
                Importance.LOW,
                "Pairs of device and subject that the gateway numbers at most; answers of more are refused as state-full.");
    }
}
