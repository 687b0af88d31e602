package io.tallystick.connect.mqtt;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tallystick.connect.mqtt.broker.BrokerAddress;
import io.tallystick.connect.plugin.SettingGroups;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.schemas.topics.Topics;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The settings of the connector: names, types, defaults, bounds and words. The reference page is generated from them. */
final class Settings {
    static final String NETWORK = "network";
    static final String TOPIC_PATTERN = "topic.pattern";
    static final String PAYLOAD_FORMAT = "payload.format";
    static final String SUBJECT = "subject";
    static final String DEVICE = "device";
    static final String JSON_MAPPING = "json.mapping.file";
    static final String GATEWAY_KEY_STORE = "gateway.key.store";
    static final String DUPLICATES = "duplicates";
    static final String MAX_STREAMS = "max.streams";
    static final String OUTPUT = "output";
    static final String BARE_REJECTED_TOPIC = "bare.rejected.topic";
    static final String REGISTRY_URL = "schema.registry.url";
    static final String MAX_POLL_RECORDS = "max.poll.messages";

    /** Which task this is, from 0: given by the connector, not by people. */
    static final String TASK = "task.number";

    static final String FRAMED = "framed";
    static final String BARE = "bare";
    static final String TASK_HOLE = "{task}";

    private static final int MAX_STREAMS_EVER = 10_000_000;

    private Settings() {}

    static ConfigDef define() {
        SettingGroups def = new SettingGroups();
        messages(def.named("Messages"));
        signing(def.named("Signing"));
        output(def.named("Output"));
        BrokerSettings.broker(def.named("Broker"));
        BrokerSettings.session(def.named("Session and flow"));
        BrokerSettings.tls(def.named("TLS"));
        return def.definition();
    }

    private static void messages(SettingGroups g) {
        g.add(
                NETWORK,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                SettingGroups.check(
                        "the name of a network: 1 to 63 of a-z 0-9 . -", value -> new Topics((String) value)),
                Importance.HIGH,
                "The network whose topics are written: <network>.events and <network>.rejected.");
        g.add(
                TOPIC_PATTERN,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                SettingGroups.check(
                        "a topic with {names}, + and, at the end, #", value -> TopicPattern.parse((String) value)),
                Importance.HIGH,
                "Topics to subscribe to, as plants/{plant}/lines/{line}/{device}. The names can stand in subject and device."
                        + " For sparkplug spBv1.0/#.");
        g.add(
                PAYLOAD_FORMAT,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                ValidString.in(PayloadFormats.NAMES.toArray(String[]::new)),
                Importance.HIGH,
                "What the messages are. envelope: signed by the device itself; all others are signed by the gateway.",
                PayloadFormats.NAMES);
        g.add(
                SUBJECT,
                Type.STRING,
                "",
                null,
                Importance.HIGH,
                "Template of the subject, as {plant}-{line}. Not for envelope and not beside json.mapping.file, which have their own.");
        g.add(DEVICE, Type.STRING, "", null, Importance.HIGH, "Template of the device's name, as {device}; likewise.");
        g.add(
                JSON_MAPPING,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "File with the mapping of payload.format=json; on every worker that may run a task. Empty: objects are kept as"
                        + " they came.");
    }

    private static void signing(SettingGroups g) {
        g.add(
                GATEWAY_KEY_STORE,
                Type.STRING,
                "",
                null,
                Importance.HIGH,
                "PKCS12 file of the gateway that signs, as device enrol --gateway writes it, with its password file beside it; on"
                        + " every worker that may run a task. Needs exactly.once.support=required. With more than one task it"
                        + " must have {task} in it, the task's number from 0: each task signs as a gateway of its own.");
        g.add(
                DUPLICATES,
                Type.STRING,
                "auto",
                ValidString.in("auto", "drop", "keep"),
                Importance.MEDIUM,
                "A message with the bytes and topic of one shortly before. auto: dropped if its readings carry their time,"
                        + " kept if the arrival dates them. drop: dropped. keep: kept. Messages that devices signed are not"
                        + " looked at: the ledger drops repeats.",
                List.of("auto", "drop", "keep"));
        g.add(
                MAX_STREAMS,
                Type.INT,
                100_000,
                between(1, MAX_STREAMS_EVER),
                Importance.LOW,
                "Pairs of device and subject that one task numbers at most; messages of more are refused as state-full.");
    }

    private static void output(SettingGroups g) {
        g.add(
                OUTPUT,
                Type.STRING,
                FRAMED,
                ValidString.in(FRAMED, BARE),
                Importance.MEDIUM,
                "framed: Avro in Confluent framing, written by the connector itself. bare: the COSE envelopes alone, without a"
                        + " registry. Both give bytes: key.converter and value.converter must be"
                        + " org.apache.kafka.connect.converters.ByteArrayConverter.",
                List.of(FRAMED, BARE));
        g.add(
                REGISTRY_URL,
                Type.STRING,
                "",
                null,
                Importance.HIGH,
                "URLs of the schema registry, separated by commas; for framed. All other settings of the registry client are"
                        + " taken as well.");
        g.add(
                BARE_REJECTED_TOPIC,
                Type.STRING,
                "",
                null,
                Importance.LOW,
                "Topic for refused messages of output=bare: the bytes as they came, with the headers reason, detail and source.topic."
                        + " Empty: <network>.mqtt-rejected.");
        g.add(
                MAX_POLL_RECORDS,
                Type.INT,
                500,
                between(1, 10_000),
                Importance.LOW,
                "Messages in one batch, which is one transaction, at most.");
    }

    static void checkAddress(Object value) {
        BrokerAddress.parse((String) value);
    }
}
