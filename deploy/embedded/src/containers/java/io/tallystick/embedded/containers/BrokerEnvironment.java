package io.tallystick.embedded.containers;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Broker properties as environment variables, by the rule of Kafka's images: {@code KAFKA_} and the name in upper case, in
 * which {@code _} is written {@code __}, {@code -} is written {@code ___} and {@code .} is written {@code _}.
 */
final class BrokerEnvironment {
    private BrokerEnvironment() {}

    /** The variables for {@code properties} on top of what a single node needs to behave as the embedded broker does. */
    static Map<String, String> of(Map<String, String> properties) {
        Map<String, String> environment = new TreeMap<>();
        environment.put(variable("auto.create.topics.enable"), "false");
        environment.put(variable("group.initial.rebalance.delay.ms"), "0");
        environment.put(variable("default.replication.factor"), "1");
        environment.put(variable("min.insync.replicas"), "1");
        environment.put(variable("share.coordinator.state.topic.replication.factor"), "1");
        environment.put(variable("share.coordinator.state.topic.min.isr"), "1");
        properties.forEach((name, value) -> environment.put(variable(name), value));
        return environment;
    }

    static String variable(String property) {
        return "KAFKA_"
                + property.replace("_", "__")
                        .replace("-", "___")
                        .replace(".", "_")
                        .toUpperCase(Locale.ROOT);
    }
}
