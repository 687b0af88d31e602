package io.tallystick.ledger.senml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystick.ledger.crypto.SharedVectors;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.senml.Reading.Bool;
import io.tallystick.ledger.senml.Reading.Data;
import io.tallystick.ledger.senml.Reading.Numeric;
import io.tallystick.ledger.senml.Reading.Sum;
import io.tallystick.ledger.senml.Reading.Text;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8428, resolved as its authors resolve them. */
class SenmlVectorsTest {
    private static final long ISSUED_AT_MILLIS = 1_600_000_000_123L;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 8})
    void json_example_resolvesAsPublished(int example) throws Exception {
        byte[] pack = SharedVectors.bytes("senml/ex" + example + ".json");
        matches(
                SharedVectors.json("senml/ex" + example + ".gen.resolved.json"),
                Readings.decode(ContentType.SENML_JSON, pack, ISSUED_AT_MILLIS));
    }

    /** The resolved files of these have the time of their making for "now", and that of 7 lacks its last record. */
    @ParameterizedTest
    @ValueSource(ints = {2, 7, 9})
    void json_exampleWithoutTime_resolvesToTheEnvelopesTime(int example) throws Exception {
        byte[] pack = SharedVectors.bytes("senml/ex" + example + ".json");
        List<Reading> readings = Readings.decode(ContentType.SENML_JSON, pack, ISSUED_AT_MILLIS);
        JsonNode resolved = SharedVectors.json("senml/ex" + example + ".gen.resolved.json");
        assertThat(readings).hasSize(example == 7 ? resolved.size() + 1 : resolved.size());
        for (int i = 0; i < resolved.size(); i++) {
            matchesButForTime(resolved.get(i), readings.get(i));
        }
        assertThat(readings).allMatch(reading -> reading.timeMillis() == ISSUED_AT_MILLIS);
    }

    @Test
    void json_dataValue_decoded() throws Exception {
        byte[] pack = SharedVectors.bytes("senml/ex7.json");
        Reading last = Readings.decode(ContentType.SENML_JSON, pack, 0).get(3);
        assertThat(last.value()).isEqualTo(new Data(new byte[] {'h', 'i', ' ', '\n'}));
    }

    @Test
    void json_exampleWithoutBase_read() throws Exception {
        byte[] pack = SharedVectors.bytes("senml/ex1.json");
        assertThat(Readings.decode(ContentType.SENML_JSON, pack, 1_000))
                .containsExactly(
                        new Reading("urn:dev:ow:10e2073a01080063", "Cel", new Numeric("23.1", 23.1), 1_000_000L));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void cbor_example_resolvesAsPublished(int example) throws Exception {
        byte[] pack = SharedVectors.bytes("senml/ex" + example + ".gen.cbor");
        matches(
                SharedVectors.json("senml/ex" + example + ".gen.resolved.json"),
                Readings.decode(ContentType.SENML_CBOR, pack, ISSUED_AT_MILLIS));
    }

    @Test
    void cbor_example_sameNumbersAsJson() throws Exception {
        List<Reading> cbor =
                Readings.decode(ContentType.SENML_CBOR, SharedVectors.bytes("senml/ex5.gen.cbor"), ISSUED_AT_MILLIS);
        assertThat(cbor.get(1).value()).isEqualTo(new Numeric("24.30621", 24.30621));
        assertThat(cbor.get(0).value()).isEqualTo(new Numeric("20", 20));
    }

    private static void matches(JsonNode resolved, List<Reading> readings) {
        assertThat(readings).hasSize(resolved.size());
        for (int i = 0; i < resolved.size(); i++) {
            JsonNode want = resolved.get(i);
            matchesButForTime(want, readings.get(i));
            long millis = want.get("t").decimalValue().movePointRight(3).longValueExact();
            assertThat(readings.get(i).timeMillis()).isEqualTo(millis);
        }
    }

    private static void matchesButForTime(JsonNode want, Reading got) {
        assertThat(got.name()).isEqualTo(want.get("n").asText());
        assertThat(got.unit()).isEqualTo(want.path("u").asText(""));
        if (got.value() instanceof Numeric number) {
            assertThat(number.value()).isEqualTo(want.get("v").asDouble());
        } else if (got.value() instanceof Text text) {
            assertThat(text.text()).isEqualTo(want.get("vs").asText());
        } else if (got.value() instanceof Bool bool) {
            assertThat(bool.value()).isEqualTo(want.get("vb").asBoolean());
        } else if (got.value() instanceof Sum sum) {
            assertThat(sum.value()).isEqualTo(want.get("s").asDouble());
        } else if (got.value() instanceof Data data) {
            assertThat(data.bytes())
                    .isEqualTo(Base64.getUrlDecoder().decode(want.get("vd").asText()));
        }
    }
}
