package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.Backoff;
import io.tallystick.connect.mqtt.broker.BrokerAddress;
import io.tallystick.connect.mqtt.broker.BrokerLink;
import io.tallystick.connect.mqtt.broker.BrokerListener;
import io.tallystick.connect.mqtt.broker.LinkSettings;
import io.tallystick.connect.mqtt.broker.Mqtt3Link;
import io.tallystick.connect.mqtt.broker.Mqtt5Link;
import io.tallystick.connect.plugin.SettingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;

/** What the settings of either connector say about the broker. */
final class BrokerConfig {
    private final AbstractConfig config;

    BrokerConfig(AbstractConfig config) {
        this.config = config;
    }

    /** Adds what is wrong though each setting is right, by the setting to change. */
    void check(Map<String, String> problems) {
        attempt(this::tls, problems);
        attempt(this::login, problems);
        try {
            backoff();
        } catch (IllegalArgumentException e) {
            problems.put(BrokerSettings.BACKOFF_MAX, e.getMessage());
        }
        if (!config.getString(BrokerSettings.PASSWORD_FILE).isEmpty()
                && !config.getPassword(BrokerSettings.PASSWORD).value().isEmpty()) {
            problems.put(BrokerSettings.PASSWORD_FILE, "want either it or " + BrokerSettings.PASSWORD + ", got both");
        }
        String certificates = config.getString(BrokerSettings.TRUSTSTORE) + config.getString(BrokerSettings.KEYSTORE);
        if (!address().encrypted() && !certificates.isEmpty()) {
            problems.put(BrokerSettings.URL, "want ssl:// where certificates are given, got a plain connection");
        }
    }

    private static void attempt(Runnable use, Map<String, String> problems) {
        try {
            use.run();
        } catch (SettingException e) {
            problems.put(e.setting(), e.problem());
        }
    }

    /** A link that is not open yet. */
    BrokerLink create(LinkSettings settings, BrokerListener listener, Clock clock) {
        return isMqtt5() ? new Mqtt5Link(settings, listener, clock) : new Mqtt3Link(settings, listener, clock);
    }

    boolean isMqtt5() {
        return config.getString(BrokerSettings.VERSION).equals(BrokerSettings.VERSION_5);
    }

    private BrokerAddress address() {
        return BrokerAddress.parse(config.getString(BrokerSettings.URL));
    }

    /**
     * How a task connects, and what it subscribes to.
     *
     * @throws SettingException if a file cannot be used
     */
    LinkSettings link(String task, String filter, int qos, LinkSettings.Retained retained) {
        String client = config.getString(BrokerSettings.CLIENT_ID) + "-" + task;
        String status = config.getString(BrokerSettings.STATUS_TOPIC);
        return new LinkSettings(
                address(),
                client,
                login(),
                tls(),
                filter,
                qos,
                config.getInt(BrokerSettings.RECEIVE_MAXIMUM),
                config.getInt(BrokerSettings.MAX_PACKET),
                retained,
                Duration.ofSeconds(config.getLong(BrokerSettings.SESSION_EXPIRY)),
                Duration.ofSeconds(config.getInt(BrokerSettings.KEEP_ALIVE)),
                Duration.ofMillis(config.getInt(BrokerSettings.CONNECT_TIMEOUT)),
                backoff(),
                status.isEmpty() ? "" : status + "/" + client);
    }

    Backoff backoff() {
        return new Backoff(config.getLong(BrokerSettings.BACKOFF), config.getLong(BrokerSettings.BACKOFF_MAX));
    }

    private LinkSettings.Login login() {
        String name = config.getString(BrokerSettings.USERNAME);
        String file = config.getString(BrokerSettings.PASSWORD_FILE);
        if (name.isEmpty()) {
            return null;
        }
        String password =
                file.isEmpty() ? config.getPassword(BrokerSettings.PASSWORD).value() : firstLine(file);
        return new LinkSettings.Login(name, password.getBytes(StandardCharsets.UTF_8));
    }

    private static String firstLine(String file) {
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse("");
        } catch (IOException | InvalidPathException e) {
            throw new SettingException(BrokerSettings.PASSWORD_FILE, file + " cannot be read: " + e.getMessage());
        }
    }

    private LinkSettings.Tls tls() {
        return Tls.of(
                config.getString(BrokerSettings.TRUSTSTORE),
                config.getPassword(BrokerSettings.TRUSTSTORE_PASSWORD).value(),
                config.getString(BrokerSettings.KEYSTORE),
                config.getPassword(BrokerSettings.KEYSTORE_PASSWORD).value());
    }
}
