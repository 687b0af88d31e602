package io.tallystick.connect.mqtt;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tallystick.connect.plugin.SettingGroups;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The settings about the MQTT broker. */
final class BrokerSettings {
    static final String URL = "mqtt.url";
    static final String VERSION = "mqtt.version";
    static final String CLIENT_ID = "client.id";
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String PASSWORD_FILE = "password.file";
    static final String QOS = "qos";
    static final String SHARE_GROUP = "share.group";
    static final String STATUS_TOPIC = "status.topic";
    static final String RECEIVE_MAXIMUM = "receive.maximum";
    static final String MAX_PACKET = "max.packet.bytes";
    static final String SESSION_EXPIRY = "session.expiry.seconds";
    static final String RETAINED = "retained.handling";
    static final String KEEP_ALIVE = "keep.alive.seconds";
    static final String CONNECT_TIMEOUT = "connect.timeout.ms";
    static final String BACKOFF = "reconnect.backoff.ms";
    static final String BACKOFF_MAX = "reconnect.backoff.max.ms";
    static final String TRUSTSTORE = "ssl.truststore.location";
    static final String TRUSTSTORE_PASSWORD = "ssl.truststore.password";
    static final String KEYSTORE = "ssl.keystore.location";
    static final String KEYSTORE_PASSWORD = "ssl.keystore.password";

    static final String VERSION_5 = "5";
    static final String VERSION_3 = "3.1.1";
    static final String SEND = "send";
    static final String SEND_IF_NEW = "send-if-new-subscription";
    static final String DO_NOT_SEND = "do-not-send";

    private static final long NEVER_EXPIRES = 0xffff_ffffL;
    private static final int MAX_PACKET_EVER = 268_435_460;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int MAX_CLIENT_ID = 128;

    private BrokerSettings() {}

    static void broker(SettingGroups g) {
        g.add(
                URL,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                SettingGroups.check("tcp://host:1883 or ssl://host:8883", Settings::checkAddress),
                Importance.HIGH,
                "The broker; mqtt:// and mqtts:// mean the same.");
        g.add(
                VERSION,
                Type.STRING,
                VERSION_5,
                ValidString.in(VERSION_5, VERSION_3),
                Importance.MEDIUM,
                "The protocol. 3.1.1 has no receive maximum, session expiry, largest packet and handling of retained messages:"
                        + " the broker's own settings apply.",
                List.of(VERSION_5, VERSION_3));
        g.add(
                CLIENT_ID,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                SettingGroups.check("1 to 128 of A-Z a-z 0-9 . _ -", BrokerSettings::checkClientId),
                Importance.HIGH,
                "Tasks connect as <client.id>-<task>, from 0. The broker keeps what arrives meanwhile under this name: keep it.");
        g.add(USERNAME, Type.STRING, "", null, Importance.MEDIUM, "User name; empty: none.");
        g.add(PASSWORD, Type.PASSWORD, "", null, Importance.MEDIUM, "Its password.");
        g.add(
                PASSWORD_FILE,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "File with the password in its first line, instead of password.");
        g.add(
                STATUS_TOPIC,
                Type.STRING,
                "",
                SettingGroups.check("a topic without wildcards", BrokerSettings::checkTopic),
                Importance.LOW,
                "Under it, at <status.topic>/<client>, each task retains {\"state\":\"online\"}, and offline by its last will."
                        + " Empty: nowhere.");
    }

    private static void checkClientId(Object value) {
        if (!((String) value).matches("[A-Za-z0-9._-]{1," + MAX_CLIENT_ID + "}")) {
            throw new IllegalArgumentException("want 1 to 128 of A-Z a-z 0-9 . _ -");
        }
    }

    private static void checkTopic(Object value) {
        String topic = (String) value;
        if (topic.length() > 512 || topic.chars().anyMatch(c -> c < ' ' || c == '+' || c == '#')) {
            throw new IllegalArgumentException("want at most 512 characters, without + and #");
        }
    }

    static void session(SettingGroups g) {
        g.add(
                QOS,
                Type.INT,
                1,
                between(0, 2),
                Importance.MEDIUM,
                "Quality of service to subscribe with. At 0 messages may be lost; at 1 and 2 none is.");
        receiving(g);
        g.add(
                RETAINED,
                Type.STRING,
                SEND_IF_NEW,
                ValidString.in(SEND, SEND_IF_NEW, DO_NOT_SEND),
                Importance.LOW,
                "Retained messages when a task subscribes.",
                List.of(SEND, SEND_IF_NEW, DO_NOT_SEND));
        g.add(
                SHARE_GROUP,
                Type.STRING,
                "",
                SettingGroups.check("without / + #", BrokerSettings::checkGroup),
                Importance.LOW,
                "Group of the shared subscription over which more than one task share the messages; empty: client.id.");
        connecting(g);
    }

    /** What is held of messages that come in. */
    static void receiving(SettingGroups g) {
        g.add(
                RECEIVE_MAXIMUM,
                Type.INT,
                1_000,
                between(1, 65_535),
                Importance.MEDIUM,
                "Messages that one task holds unacknowledged at most; the broker waits with others. Brokers have a limit of"
                        + " their own: in Mosquitto max_inflight_messages, 20 by default.");
        g.add(
                MAX_PACKET,
                Type.INT,
                1_048_576,
                between(1_024, MAX_PACKET_EVER),
                Importance.LOW,
                "Largest packet. The broker drops larger ones by itself (MQTT 5 section 3.1.2.11.4).");
        g.add(
                SESSION_EXPIRY,
                Type.LONG,
                604_800L,
                between(0, NEVER_EXPIRES),
                Importance.MEDIUM,
                "How long the broker keeps messages while a task is away; 4294967295 is for ever. 0 loses what arrives meanwhile.");
    }

    /** How the connection is kept up. */
    static void connecting(SettingGroups g) {
        g.add(KEEP_ALIVE, Type.INT, 30, between(0, 65_535), Importance.LOW, "Keep alive; 0: none.");
        g.add(
                CONNECT_TIMEOUT,
                Type.INT,
                10_000,
                between(1, 600_000),
                Importance.LOW,
                "Time for each step of connecting.");
        g.add(
                BACKOFF,
                Type.LONG,
                500L,
                between(1, DAY_MILLIS),
                Importance.LOW,
                "Wait before connecting again: evenly random from half of it to all of it, doubling with each attempt.");
        g.add(BACKOFF_MAX, Type.LONG, 30_000L, between(1, DAY_MILLIS), Importance.LOW, "Where it stops doubling.");
    }

    private static void checkGroup(Object value) {
        if (((String) value).chars().anyMatch(c -> c <= ' ' || "/+#".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("want a name without space, / + and #");
        }
    }

    static void tls(SettingGroups g) {
        g.add(
                TRUSTSTORE,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "PKCS12 file, or PEM file (.pem, .crt), with the certificates of the CAs that the broker's may come from; empty:"
                        + " those that Java trusts.");
        g.add(TRUSTSTORE_PASSWORD, Type.PASSWORD, "", null, Importance.MEDIUM, "Password of the PKCS12 file.");
        g.add(
                KEYSTORE,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "PKCS12 file with our own key and certificate, for brokers that ask for one.");
        g.add(
                KEYSTORE_PASSWORD,
                Type.PASSWORD,
                "",
                null,
                Importance.MEDIUM,
                "Its password, which is that of the key too.");
    }
}
