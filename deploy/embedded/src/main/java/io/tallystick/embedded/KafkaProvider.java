package io.tallystick.embedded;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

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

    /** The providers on the class path. */
    static List<KafkaProvider> others() {
        List<KafkaProvider> found = new ArrayList<>();
        Iterator<KafkaProvider> providers =
                ServiceLoader.load(KafkaProvider.class).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return found;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError e) {
                // The entry of a provider whose class is gone: a build with another profile left it. The next one may
                // do.
            }
        }
    }
}
