package io.tallystick.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.schemas.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A renamed node or store loses what running bridges have kept under the old name: the numbers of all streams. */
class TopologyGoldenTest {
    private static final Topics TOPICS = new Topics("plant");

    private static String described(BridgeSettings settings) {
        try (FramedOutput output = FramedOutput.open(TOPICS, Map.of("schema.registry.url", "mock://golden"))) {
            return new BridgeTopology(settings, output, new BridgeMetrics())
                    .build()
                    .describe()
                    .toString();
        }
    }

    @Test
    void describe_gatewaySigns_isAsDecided() throws IOException {
        assertThat(described(Driven.settings("json", "sensors", "telemetry"))).isEqualTo(golden("gateway.txt"));
    }

    @Test
    void describe_devicesSign_isAsDecided() throws IOException {
        assertThat(described(Driven.settings("envelope", "sensors"))).isEqualTo(golden("devices.txt"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = TopologyGoldenTest.class.getResourceAsStream("/topology/" + name)) {
            assertThat(in).as("golden file " + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
