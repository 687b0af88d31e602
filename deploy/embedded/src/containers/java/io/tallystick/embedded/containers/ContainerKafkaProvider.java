package io.tallystick.embedded.containers;

import io.tallystick.embedded.EmbeddedServiceException;
import io.tallystick.embedded.KafkaProvider;
import io.tallystick.embedded.KafkaUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Brokers in containers, by Testcontainers. Tests are skipped, and say so, where no Docker engine answers. */
public final class ContainerKafkaProvider implements KafkaProvider {
    /** Environment variable that names another image than {@link #DEFAULT_IMAGE}. */
    public static final String IMAGE_VARIABLE = "TALLYSTICK_KAFKA_IMAGE";
    /** The image of the Kafka project. */
    public static final String DEFAULT_IMAGE = "apache/kafka:4.3.1";

    /** For {@link java.util.ServiceLoader}. */
    public ContainerKafkaProvider() {}

    @Override
    public String name() {
        return "containers";
    }

    @Override
    public KafkaUnderTest start(Map<String, String> brokerProperties) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            String reason = "SKIPPED: no Docker engine answers (DOCKER_HOST=" + System.getenv("DOCKER_HOST")
                    + "), so nothing was tried against a broker in a container";
            System.err.println(reason);
            return Assumptions.abort(reason);
        }
        String image = System.getenv().getOrDefault(IMAGE_VARIABLE, DEFAULT_IMAGE);
        KafkaContainer container =
                new KafkaContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka"));
        BrokerEnvironment.of(brokerProperties).forEach(container::withEnv);
        try {
            container.start();
        } catch (ContainerFetchException | ContainerLaunchException e) {
            container.stop();
            throw new EmbeddedServiceException(
                    "Kafka container: image " + image + " does not start: " + e.getMessage()
                            + "; where no registry can be reached, deploy/embedded/containers/make-images.sh makes the image",
                    e);
        }
        return new ContainerKafka(container);
    }

    private record ContainerKafka(KafkaContainer container) implements KafkaUnderTest {
        @Override
        public String bootstrapServers() {
            return container.getBootstrapServers();
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
