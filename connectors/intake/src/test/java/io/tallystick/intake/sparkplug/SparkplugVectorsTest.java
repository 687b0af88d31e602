package io.tallystick.intake.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.IntakeResult.Noted;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.Results;
import io.tallystick.intake.SharedFolder;
import io.tallystick.ledger.senml.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The messages that npm's sparkplug-payload made of a mote's readings, decoded exactly. */
class SparkplugVectorsTest {
    @Test
    void payloads_vectors_decodeExactly() throws Exception {
        int metrics = 0;
        for (JsonNode vector : vectors()) {
            Payload payload = Payload.decode(bytes(vector));
            JsonNode want = vector.get("payload");
            assertThat(payload.timestamp()).isEqualTo(want.get("timestamp").asLong());
            assertThat(payload.seq())
                    .isEqualTo(want.has("seq") ? want.get("seq").asLong() : null);
            assertThat(payload.metrics()).hasSameSizeAs(want.get("metrics"));
            for (int i = 0; i < payload.metrics().size(); i++) {
                Metric metric = payload.metrics().get(i);
                JsonNode m = want.get("metrics").get(i);
                assertThat(metric.name())
                        .isEqualTo(m.has("name") ? m.get("name").asText() : null);
                assertThat(metric.alias())
                        .isEqualTo(m.has("alias") ? m.get("alias").asLong() : null);
                assertThat(metric.timestamp())
                        .isEqualTo(m.has("timestamp") ? m.get("timestamp").asLong() : null);
                assertThat(metric.isNull()).isEqualTo(m.path("isNull").asBoolean());
                assertThat(value(metric.value()))
                        .isEqualTo(
                                m.get("value").isNull() ? null : m.get("value").asText());
                metrics++;
            }
        }
        System.out.println(
                "SparkplugVectorsTest: " + vectors().size() + " payloads, " + metrics + " metrics decoded exactly");
    }

    @Test
    void format_vectors_giveTheSourcesReadings() throws Exception {
        SparkplugFormat format = Edge.newFormat();
        Map<Long, String> names = new HashMap<>();
        for (JsonNode vector : vectors()) {
            List<String> want = new ArrayList<>();
            for (JsonNode metric : vector.get("payload").get("metrics")) {
                if (metric.has("name") && metric.has("alias")) {
                    names.put(metric.get("alias").asLong(), metric.get("name").asText());
                }
                if (metric.has("alias") && !metric.get("value").isNull()) {
                    want.add(names.get(metric.get("alias").asLong()) + "="
                            + metric.get("value").asText() + "@" + metric.get("timestamp"));
                }
            }
            List<IntakeResult> results =
                    format.read(new IntakeMessage(vector.get("topic").asText(), bytes(vector), Results.RECEIVED));
            assertThat(results).hasSize(1);
            boolean nothing = want.isEmpty() && vector.get("topic").asText().contains("DDATA");
            assertThat(results.get(0)).isInstanceOf(nothing ? Noted.class : Taken.class);
            List<String> got = new ArrayList<>();
            for (Reading reading : nothing ? List.<Reading>of() : Results.decoded((Taken) results.get(0))) {
                if (!reading.name().equals("sparkplug/online")) {
                    got.add(reading.name() + "=" + number(Results.value(reading.value())) + "@" + reading.timeMillis());
                }
            }
            assertThat(got).isEqualTo(want);
        }
    }

    private static String number(String value) {
        return value.matches("[0-9.]+") ? new BigDecimal(value).toPlainString() : value;
    }

    private static String value(WireValue value) {
        if (value instanceof WireValue.Wide wide) {
            return Long.toUnsignedString(wide.bits());
        } else if (value instanceof WireValue.Real real) {
            return FloatText.of(real.value());
        } else if (value instanceof WireValue.Text text) {
            return text.text();
        }
        return value instanceof WireValue.Bool bool ? "" + bool.value() : null;
    }

    private static byte[] bytes(JsonNode vector) {
        return Base64.getDecoder().decode(vector.get("payload_base64").asText());
    }

    private static JsonNode vectors() throws Exception {
        return new ObjectMapper()
                .readTree(SharedFolder.bytes("vectors/sparkplug/messages.json"))
                .get("messages");
    }
}
