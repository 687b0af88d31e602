package io.tallystick.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.ledger.senml.Readings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8428, through the formats, against their resolved records. */
class SenmlVectorsTest {
    /** The moments that the resolved examples take as now: when they were made. */
    private static final long NOW = 1_498_780_179_000L;

    private static final long NOW_OF_7 = 1_499_109_309_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void example_json_resolvesAsPublished(int n) throws Exception {
        byte[] pack = SharedFolder.bytes("vectors/senml/ex" + n + ".json");
        // Example 1 has no time to resolve: it is its own resolved form.
        String want = n == 1 ? "ex1.json" : "ex" + n + ".gen.resolved.json";
        List<String> published = published(want);
        if (n == 7) {
            // The published file leaves its data record out.
            published.add("urn:dev:ow:10e2073a01080063:nfv-reader data aGkgCg  @1499109309");
        }
        assertThat(resolved("senml+json", pack, n)).isEqualTo(published);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void example_cbor_resolvesAsPublished(int n) throws Exception {
        byte[] pack = SharedFolder.bytes("vectors/senml/ex" + n + ".gen.cbor");
        assertThat(resolved("senml+cbor", pack, n)).isEqualTo(published("ex" + n + ".gen.resolved.json"));
    }

    private static List<String> resolved(String format, byte[] pack, int n) throws Exception {
        long now = n == 7 ? NOW_OF_7 : NOW;
        IntakeResult result = PayloadFormats.of(format, TopicPattern.parse("{d}"), "{d}", "{d}")
                .read(new IntakeMessage("d" + n, pack, now))
                .get(0);
        SignablePayload payload = ((Taken) result).payloads().get(0);
        List<String> lines = new ArrayList<>();
        for (Reading reading : Readings.decode(payload.contentType(), payload.bytes(), now)) {
            lines.add(line(
                    reading.name(),
                    reading.unit(),
                    new BigDecimal(reading.timeMicros()).movePointLeft(6),
                    value(reading.value())));
        }
        return lines;
    }

    private static List<String> published(String file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode node :
                new ObjectMapper().readTree(Files.readAllBytes(SharedFolder.path("vectors/senml/" + file)))) {
            String value = node.has("v")
                    ? number(node.get("v").decimalValue())
                    : node.has("vs")
                            ? "text " + node.get("vs").asText()
                            : node.has("vb")
                                    ? "bool " + node.get("vb").asBoolean()
                                    : "data " + node.get("vd").asText();
            BigDecimal time = node.has("t") ? node.get("t").decimalValue() : new BigDecimal(NOW / 1000);
            lines.add(line(node.get("n").asText(), node.path("u").asText(""), time, value));
            if (node.has("s")) {
                lines.add(line(
                        node.get("n").asText(),
                        node.path("u").asText(""),
                        time,
                        "sum " + number(node.get("s").decimalValue())));
            }
        }
        return lines;
    }

    private static String value(Reading.Value value) {
        if (value instanceof Reading.Numeric numeric) {
            return number(new BigDecimal(numeric.text()));
        } else if (value instanceof Reading.Text text) {
            return "text " + text.text();
        } else if (value instanceof Reading.Bool bool) {
            return "bool " + bool.value();
        } else if (value instanceof Reading.Data data) {
            return "data " + Base64.getUrlEncoder().withoutPadding().encodeToString(data.bytes());
        }
        return "sum " + number(new BigDecimal(((Reading.Sum) value).text()));
    }

    private static String number(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String line(String name, String unit, BigDecimal seconds, String value) {
        return name + " " + value + " " + unit + " @"
                + seconds.stripTrailingZeros().toPlainString();
    }
}
