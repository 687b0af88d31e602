package io.tallystick.connect.webhook.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.EventDefaults;
import io.tallystick.connect.webhook.event.EventReader;
import io.tallystick.connect.webhook.event.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The conformance files of CloudEvents: what comes from Kafka, and what of it goes into HTTP. */
class CloudEventVectorsTest {
    private static final Pattern CELL = Pattern.compile("\\|\\s*(\\S+)\\s*\\|\\s*(.*?)\\s*\\|");
    private final EventReader reader = new EventReader(new EventDefaults("/kafka", "none", "effectId"));

    @Test
    void kafkaBinding_binaryAndStructured_haveTheAttributesAndData() throws IOException {
        String[] scenarios =
                Files.readString(vectors("kafka-protocol-binding.feature")).split("Scenario");
        CloudEvent binary = reader.read(
                table(scenarios[1].split("When")[0]), TextNode.valueOf(quoted(scenarios[1])), "t/0/0", null);
        assertThat(binary.attributes()).containsExactlyInAnyOrderEntriesOf(attributes(scenarios[1]));
        assertThat(binary.data()).hasToString("{\"message\":\"Hello World!\"}");
        for (String type : List.of("application/cloudevents+json", "application/cloudevents+json; charset=utf-8")) {
            CloudEvent structured =
                    reader.read(Map.of("content-type", type), TextNode.valueOf(quoted(scenarios[2])), "t/0/0", null);
            assertThat(structured.attributes()).isEqualTo(binary.attributes());
            assertThat(structured.data()).isEqualTo(binary.data());
        }
    }

    @Test
    void minimumEvents_inBothModes_comeOutAsTheyAre() throws IOException {
        int events = 0;
        for (String yaml : Files.readString(vectors("v1_minimum.yaml")).split("(?m)^---$")) {
            Map<String, String> headers = new HashMap<>();
            Matcher attribute = Pattern.compile("(?m)^  (\\w+): (.*)$").matcher(yaml.split("(?m)^Data:")[0]);
            while (attribute.find()) {
                boolean type = attribute.group(1).equals("datacontenttype");
                headers.put(type ? "content-type" : "ce_" + attribute.group(1), attribute.group(2));
            }
            String data = yaml.split("Data: \\|\n  ")[1].strip();
            CloudEvent event = reader.read(headers, TextNode.valueOf(data), "t/0/0", null);
            Content binary = HttpBinding.binary(event);
            assertThat(new String(binary.body(), StandardCharsets.UTF_8)).isEqualTo(data);
            assertThat(binary.headers())
                    .containsEntry("Content-Type", headers.get("content-type"))
                    .containsEntry("ce-id", headers.get("ce_id"))
                    .containsEntry("ce-type", "io.cloudevents.minimum")
                    .doesNotContainKey("ce-datacontenttype");
            JsonNode structured =
                    StrictJson.parse(new String(HttpBinding.structured(event).body(), StandardCharsets.UTF_8));
            assertThat(structured.get("datacontenttype").textValue()).isEqualTo(headers.get("content-type"));
            assertThat(structured.get("data")).isEqualTo(event.data());
            events++;
        }
        assertThat(events).isEqualTo(6);
    }

    private static Map<String, String> table(String text) {
        Map<String, String> rows = new HashMap<>();
        Matcher row = CELL.matcher(text);
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        rows.remove("key");
        return rows;
    }

    private static Map<String, String> attributes(String scenario) {
        return table(scenario.split("Then the attributes are:")[1]);
    }

    private static String quoted(String scenario) {
        List<String> parts = new ArrayList<>(List.of(scenario.split("\"\"\"")));
        return parts.get(1);
    }

    private static Path vectors(String name) {
        Path file = Path.of(System.getProperty("tallystick.shared"), "vectors/cloudevents", name);
        assumeTrue(Files.exists(file), "skipped: no vectors at " + file);
        return file;
    }
}
