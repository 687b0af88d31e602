package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.connect.plugin.PackagedComponent;
import io.tallystick.connect.plugin.PluginVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive has the layout of Confluent Hub components, and nothing that belongs to the worker. */
class ComponentIT {
    static final String COMPONENT = "tallystick-connect-mqtt-" + PluginVersion.of(MqttSourceConnector.class);

    @TempDir
    Path dir;

    @Test
    void archive_layout_isThatOfComponents() throws IOException {
        String root = COMPONENT + "/";
        List<String> names = PackagedComponent.names(COMPONENT);
        assertThat(names)
                .contains(
                        root + "manifest.json",
                        root + "doc/LICENSE",
                        root + "doc/mqtt.md",
                        root + "etc/mqtt-source.json",
                        root + "doc/command-devices.md",
                        root + "doc/connect-mqtt-command.md",
                        root + "etc/mqtt-command-sink.json",
                        root + "lib/" + COMPONENT + ".jar")
                .anyMatch(name -> name.contains("lib/hivemq-mqtt-client"))
                .noneMatch(
                        name -> name.matches(".*/(connect-api|kafka-clients|slf4j-|snappy-java|zstd-jni|lz4-java).*"));
        Path unzipped = PackagedComponent.unzipInto(COMPONENT, dir).resolve(root);
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(unzipped.resolve("manifest.json")));
        assertThat(manifest.get("version").textValue()).isEqualTo(PluginVersion.of(MqttSourceConnector.class));
        assertThat(manifest.get("component_types"))
                .extracting(JsonNode::textValue)
                .containsExactly("source", "sink");
    }

    @Test
    void archive_plugins_areFoundByServiceLoading() throws Exception {
        Path lib =
                PackagedComponent.unzipInto(COMPONENT, dir).resolve(COMPONENT).resolve("lib");
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(lib)) {
            for (Path jar : files) {
                jars.add(jar.toUri().toURL());
            }
        }
        try (URLClassLoader plugin =
                new URLClassLoader(jars.toArray(URL[]::new), getClass().getClassLoader())) {
            assertThat(names(ServiceLoader.load(SourceConnector.class, plugin)))
                    .contains(MqttSourceConnector.class.getName());
            assertThat(names(ServiceLoader.load(SinkConnector.class, plugin)))
                    .contains(MqttCommandSinkConnector.class.getName());
        }
    }

    private static List<String> names(ServiceLoader<?> found) {
        return found.stream().map(one -> one.type().getName()).toList();
    }

    /** What the archive gives as an example, but for the key store that is not here, is right. */
    @Test
    void archive_exampleOfTheSink_isRightButForItsKeyStore() throws IOException {
        Path example = PackagedComponent.unzipInto(COMPONENT, dir).resolve(COMPONENT + "/etc/mqtt-command-sink.json");
        Map<String, String> config = new HashMap<>();
        new ObjectMapper()
                .readTree(Files.readString(example))
                .get("config")
                .properties()
                .forEach(field -> config.put(field.getKey(), field.getValue().textValue()));
        assertThat(new MqttCommandSinkConnector()
                        .validate(config).configValues().stream()
                                .flatMap(value -> value.errorMessages().stream())
                                .toList())
                .singleElement()
                .asString()
                .startsWith("gateway.key.store: ")
                .contains("/etc/kafka/secrets/gw-commands.p12");
    }
}
