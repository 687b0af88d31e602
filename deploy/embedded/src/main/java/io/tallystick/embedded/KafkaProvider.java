package io.tallystick.embedded;

import java.util.Map;

/** One more way to come by a broker for tests than the one in this JVM; found by {@link java.util.ServiceLoader}. */
public interface KafkaProvider {
    /** The value of the system property {@link KafkaUnderTest#PROPERTY} that asks for this one. */
    String name();

    /**
     * Starts a broker.
     *
     * @param brokerProperties properties of Kafka's broker configuration, which win over the defaults of a single node
     * @throws EmbeddedServiceException if it does not start
     */
    KafkaUnderTest start(Map<String, String> brokerProperties);
}
