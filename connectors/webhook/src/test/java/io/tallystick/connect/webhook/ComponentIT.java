package io.tallystick.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.connect.plugin.PackagedComponent;
import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.connect.webhook.event.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive has the layout of Confluent Hub components, and nothing that belongs to the worker. */
class ComponentIT {
    static final String COMPONENT = "tallystick-connect-webhook-" + PluginVersion.of(WebhookSinkConnector.class);

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
                        root + "doc/NOTICE",
                        root + "doc/webhooks.md",
                        root + "etc/webhook-sink.json",
                        root + "lib/" + COMPONENT + ".jar")
                .anyMatch(name -> name.contains("lib/jackson-databind"))
                .noneMatch(name -> name.contains("/connect-api"))
                .noneMatch(name -> name.contains("/kafka-clients"))
                .noneMatch(name -> name.contains("/slf4j-"))
                .noneMatch(name -> name.matches(".*/(snappy-java|zstd-jni|lz4-java)-.*"));
        Path unzipped = PackagedComponent.unzipInto(COMPONENT, dir).resolve(root);
        assertThat(StrictJson.parse(Files.readString(unzipped.resolve("manifest.json")))
                        .get("version")
                        .textValue())
                .isEqualTo(PluginVersion.of(WebhookSinkConnector.class))
                .doesNotContain("$");
        assertThat(StrictJson.parse(Files.readString(unzipped.resolve("etc/webhook-sink.json")))
                        .get("config")
                        .get("connector.class")
                        .textValue())
                .isEqualTo(WebhookSinkConnector.class.getName());
    }
}
