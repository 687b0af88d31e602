package io.tallystick.connect.mqtt.broker;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a link needs to know.
 *
 * @param address where the broker is
 * @param clientId 1 to 65,535 bytes of UTF-8; the session has this name at the broker
 * @param login null for none
 * @param tls null for a plain connection
 * @param filter what to subscribe to, with {@code $share/<group>/} before it for a shared subscription; empty for nothing
 * @param qos 0, 1 or 2
 * @param receiveMaximum unacknowledged messages at a time, 1 to 65,535
 * @param maxPacketBytes of one packet; MQTT 5 only
 * @param retained what to do with retained messages; MQTT 5 only
 * @param sessionExpiry how long the broker keeps session and messages without a connection; MQTT 5 only: 3.1.1 leaves it to the broker
 * @param keepAlive between 1 and 65,535 seconds; 0 for none
 * @param statusTopic where {@code online} and {@code offline} are retained; empty for nowhere
 */
public record LinkSettings(
        BrokerAddress address,
        String clientId,
        Login login,
        Tls tls,
        String filter,
        int qos,
        int receiveMaximum,
        int maxPacketBytes,
        Retained retained,
        Duration sessionExpiry,
        Duration keepAlive,
        Duration connectTimeout,
        Backoff backoff,
        String statusTopic) {
    public LinkSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(retained, "retained");
        Objects.requireNonNull(backoff, "backoff");
    }

    /** Retained messages when the subscription is made (MQTT 5 section 3.8.3.1). */
    public enum Retained {
        SEND,
        SEND_IF_NEW,
        DO_NOT_SEND
    }

    /** Name and password; never printed. */
    public record Login(String name, byte[] password) {
        public Login {
            password = password.clone();
        }

        /** A copy. */
        @Override
        public byte[] password() {
            return password.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Login login && login.name.equals(name) && Arrays.equals(login.password, password);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return "login of " + name;
        }
    }

    /** @param keys null where the broker asks for no certificate; {@code trust} null for what Java trusts */
    public record Tls(TrustManagerFactory trust, KeyManagerFactory keys) {}
}
