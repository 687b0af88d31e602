package io.tallystick.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that one broker process is told.
 *
 * @param host address to listen on
 * @param port port for clients, 1 to 65535
 * @param directory where the broker keeps its data
 * @param temporary whether data and log are deleted on close
 * @param log file for all that the process prints
 * @param jvmOptions options of its JVM
 * @param brokerProperties properties of Kafka's broker configuration
 * @param startTimeout bound of one start
 */
record BrokerProcessSettings(
        String host,
        int port,
        Path directory,
        boolean temporary,
        Path log,
        List<String> jvmOptions,
        Map<String, String> brokerProperties,
        Duration startTimeout) {

    BrokerProcessSettings {
        jvmOptions = List.copyOf(jvmOptions);
        brokerProperties = Map.copyOf(brokerProperties);
    }

    /** The arguments of {@code java}. */
    List<String> toArguments() {
        List<String> arguments = new ArrayList<>(jvmOptions);
        arguments.add("-Dlogback.configurationFile=io/tallystick/embedded/broker-logback.xml");
        arguments.add(EmbeddedKafkaMain.class.getName());
        arguments.addAll(List.of("--host", host, "--port", Integer.toString(port)));
        arguments.addAll(List.of("--dir", directory.toString(), "--exit-with-stdin"));
        brokerProperties.forEach((name, value) -> arguments.addAll(List.of("--property", name + "=" + value)));
        return arguments;
    }
}
