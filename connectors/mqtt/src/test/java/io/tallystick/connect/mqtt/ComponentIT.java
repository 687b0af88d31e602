package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.connect.plugin.PackagedComponent;
import io.tallystick.connect.plugin.PluginVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                        root + "lib/" + COMPONENT + ".jar")
                .anyMatch(name -> name.contains("lib/hivemq-mqtt-client"))
                .noneMatch(
                        name -> name.matches(".*/(connect-api|kafka-clients|slf4j-|snappy-java|zstd-jni|lz4-java).*"));
        Path unzipped = PackagedComponent.unzipInto(COMPONENT, dir).resolve(root);
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(unzipped.resolve("manifest.json")))
                        .get("version")
                        .textValue())
                .isEqualTo(PluginVersion.of(MqttSourceConnector.class));
    }
}
