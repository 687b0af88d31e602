package io.tallystick.connect.mqtt.command;

import io.tallystick.connect.mqtt.broker.Outgoing;
import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Makes MQTT messages of one network's commands.
 *
 * @param network only this one's commands are published
 * @param responses null where no answer is wanted
 * @param body whether the payload is the whole command, or its arguments alone
 * @param qos 0, 1 or 2
 * @param expirySeconds how long the broker may keep a message at most; 0 for no bound but the command's own
 * @param maxAge how long after the ledger's time a command is still published; zero for no bound
 */
public record CommandWriter(
        String network,
        TopicTemplate topic,
        ResponseTopics responses,
        Body body,
        int qos,
        long expirySeconds,
        Duration maxAge) {
    private static final String JSON = "application/json";

    /** What the payload is. */
    public enum Body {
        COMMAND,
        ARGUMENTS
    }

    public CommandWriter {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(body, "body");
    }

    /**
     * The message for a command that is published now.
     *
     * @throws UndeliverableException if it must not be, or cannot be
     */
    public Outgoing write(DeviceCommand command, Instant now) throws UndeliverableException {
        if (!command.network().equals(network)) {
            throw new UndeliverableException(
                    Reason.WRONG_NETWORK, "want a command of " + network + ", got one of " + command.network());
        }
        requireInTime(command, now);
        String responseTopic = responses == null ? "" : responses.of(command);
        byte[] payload = body == Body.COMMAND
                ? CommandJson.write(command, responseTopic)
                : command.arguments().getBytes(StandardCharsets.UTF_8);
        return new Outgoing(
                topic.fill(command),
                payload,
                qos,
                expiry(command, now),
                responseTopic,
                command.effectId().getBytes(StandardCharsets.UTF_8),
                JSON,
                properties(command));
    }

    private void requireInTime(DeviceCommand command, Instant now) throws UndeliverableException {
        // The protocol counts whole seconds: what is left of the last one could be over at the device.
        if (command.notAfter() != null && secondsLeft(command, now) < 1) {
            throw new UndeliverableException(
                    Reason.EXPIRED, "want it delivered by " + command.notAfter() + ", it is " + now);
        }
        if (!maxAge.isZero() && command.time().plus(maxAge).isBefore(now)) {
            throw new UndeliverableException(
                    Reason.TOO_OLD, "want one of the last " + maxAge + ", got one of " + command.time() + " at " + now);
        }
    }

    private static long secondsLeft(DeviceCommand command, Instant now) {
        return Duration.between(now, command.notAfter()).getSeconds();
    }

    private long expiry(DeviceCommand command, Instant now) {
        long most = expirySeconds == 0 ? Long.MAX_VALUE : expirySeconds;
        long own = command.notAfter() == null ? Long.MAX_VALUE : secondsLeft(command, now);
        long seconds = Math.min(most, own);
        // What the protocol's four bytes cannot say is longer than 136 years.
        return seconds > 0xffff_ffffL ? Outgoing.NEVER : seconds;
    }

    private static Map<String, String> properties(DeviceCommand command) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("effectId", command.effectId());
        properties.put("network", command.network());
        properties.put("ledger", Integer.toString(command.ledger()));
        properties.put("index", Long.toString(command.index()));
        properties.put("name", command.name());
        if (command.contract() != null) {
            properties.put("contract", command.contract());
        }
        return properties;
    }
}
