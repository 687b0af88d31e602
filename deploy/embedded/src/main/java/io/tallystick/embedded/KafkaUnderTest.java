package io.tallystick.embedded;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A running Kafka broker that a test tries other code against. Where it runs is the choice of whoever runs the tests, by
 * the system property {@value #PROPERTY}: {@code embedded} (the default) is a broker in this JVM, {@code containers} one in a
 * container, which Maven's profile {@code containers} brings.
 */
public interface KafkaUnderTest extends AutoCloseable {
    /** System property that names the {@link KafkaProvider}. */
    String PROPERTY = "tallystick.kafka";
    /** Value of the system property that asks for a broker in this JVM. */
    String EMBEDDED = "embedded";

    /** Addresses for clients, as {@code host:port}. */
    String bootstrapServers();

    /** Ends the broker and frees what it used. */
    @Override
    void close();

    /** Starts the broker that the system property asks for, with the defaults of a single node. */
    static KafkaUnderTest start() {
        return start(Map.of());
    }

    /**
     * Starts the broker that the system property asks for.
     *
     * @param brokerProperties properties of Kafka's broker configuration, which win over the defaults of a single node
     * @throws EmbeddedServiceException if the property names no known provider, or the broker does not start
     */
    static KafkaUnderTest start(Map<String, String> brokerProperties) {
        String wanted = System.getProperty(PROPERTY, EMBEDDED);
        if (wanted.equals(EMBEDDED)) {
            return EmbeddedKafka.builder().brokerProperties(brokerProperties).start();
        }
        List<KafkaProvider> others = KafkaProvider.others();
        for (KafkaProvider provider : others) {
            if (provider.name().equals(wanted)) {
                return provider.start(brokerProperties);
            }
        }
        List<String> known = Stream.concat(Stream.of(EMBEDDED), others.stream().map(KafkaProvider::name))
                .toList();
        throw new EmbeddedServiceException("system property " + PROPERTY + " is '" + wanted + "', want one of " + known
                + "; 'containers' needs a build with -Pcontainers");
    }
}
