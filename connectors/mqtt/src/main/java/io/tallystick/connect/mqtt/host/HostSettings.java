package io.tallystick.connect.mqtt.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a host is to take, and where to.
 *
 * @param connector the settings of the connector, as a worker would have them; those about workers and converters are not needed
 * @param clients what all Kafka clients get: {@code bootstrap.servers}, TLS, SASL, and what else the operator sets
 * @param backoff how long to wait before beginning again when Kafka failed, more than 0
 */
public record HostSettings(Map<String, String> connector, Map<String, Object> clients, Duration backoff) {
    /** Kafka's own clients have waited half a minute by then. */
    public static final Duration DEFAULT_BACKOFF = Duration.ofSeconds(1);

    public HostSettings {
        connector = Map.copyOf(connector);
        clients = Map.copyOf(clients);
        Objects.requireNonNull(backoff, "backoff");
        if (backoff.isNegative() || backoff.isZero()) {
            throw new IllegalArgumentException("back-off: want more than 0, got " + backoff);
        }
    }

    /** With the usual back-off. */
    public HostSettings(Map<String, String> connector, Map<String, Object> clients) {
        this(connector, clients, DEFAULT_BACKOFF);
    }

    /** One process is one task. */
    Map<String, String> task() {
        Map<String, String> task = new HashMap<>(connector);
        task.put("tasks.max", "1");
        return task;
    }
}
