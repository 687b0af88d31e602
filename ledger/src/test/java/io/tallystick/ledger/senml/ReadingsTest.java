package io.tallystick.ledger.senml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.senml.Reading.Bool;
import io.tallystick.ledger.senml.Reading.Numeric;
import io.tallystick.ledger.senml.Reading.Sum;
import io.tallystick.ledger.senml.Reading.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {
    private static final long ISSUED = 1_700_000_000_000L;

    @Test
    void number_asWritten_kept() throws Exception {
        assertThat(senml("[{\"n\":\"a\",\"v\":1.30},{\"n\":\"b\",\"v\":0.14e1}]"))
                .extracting(Reading::value)
                .containsExactly(new Numeric("1.30", 1.3), new Numeric("0.14e1", 1.4));
    }

    @Test
    void number_baseValue_addedExactly() throws Exception {
        assertThat(senml("[{\"bv\":0.1,\"n\":\"a\",\"v\":0.2}]"))
                .extracting(Reading::value)
                .containsExactly(new Numeric("0.3", 0.3));
    }

    @Test
    void sum_besideValue_secondReading() throws Exception {
        assertThat(senml("[{\"n\":\"a\",\"bs\":1,\"v\":5,\"s\":2}]"))
                .extracting(Reading::value)
                .containsExactly(new Numeric("5", 5), new Sum("3", 3));
    }

    @Test
    void time_relative_countsFromIssue() throws Exception {
        assertThat(senml("[{\"n\":\"a\",\"v\":1,\"t\":-1.5}]"))
                .extracting(Reading::timeMicros)
                .containsExactly(ISSUED * 1000 - 1_500_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"n\":\"a\",\"v\":1}] | false",
                "[{\"n\":\"a\",\"v\":1,\"t\":-5}] | false",
                "[{\"bt\":268435455,\"n\":\"a\",\"v\":1}] | false",
                "[{\"bt\":268435455,\"n\":\"a\",\"v\":1,\"t\":1}] | true",
                "[{\"n\":\"a\",\"v\":1,\"t\":1700000000}] | true",
                "[{\"n\":\"a\",\"v\":1},{\"n\":\"b\",\"v\":1,\"t\":1700000000}] | true",
                "[{\"bt\":1700000000,\"bn\":\"a\"}] | false",
            })
    void timed_whetherAReadingDoesNotMoveWithItsArrival(String json, boolean timed) throws Exception {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        TimedReadings now = Readings.decodeTimed(ContentType.SENML_JSON, payload, ISSUED);
        List<Reading> later = Readings.decode(ContentType.SENML_JSON, payload, ISSUED + 1);

        assertThat(now.timed()).isEqualTo(timed);
        assertThat(now.readings().stream().anyMatch(later::contains)).isEqualTo(timed);
    }

    @Test
    void time_microseconds_exact() throws Exception {
        assertThat(senml("[{\"bt\":1700000000.1,\"n\":\"a\",\"v\":1,\"t\":0.000001}]"))
                .extracting(Reading::timeMicros)
                .containsExactly(1_700_000_000_100_001L);
    }

    @Test
    void field_unknown_steppedOver() throws Exception {
        assertThat(senml("[{\"n\":\"a\",\"v\":1,\"x\":{\"y\":[1,2]}}]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|START_ARRAY",
                "[1]|a record",
                "[{\"n\":\"a\",\"v\":\"1\"}]|a number",
                "[{\"n\":\"a\",\"v\":NaN}]|well-formed",
                "[{\"n\":\"a\",\"v\":1e999999}]|a number",
                "[{\"n\":\"a\",\"v\":1,\"vs\":\"x\"}]|one value",
                "[{\"n\":\"a\",\"v\":1,\"v\":2}]|well-formed",
                "[{\"v\":1}]|a name",
                "[{\"n\":\"-a\",\"v\":1}]|a name",
                "[{\"n\":\"a b\",\"v\":1}]|a name",
                "[{\"n\":\"a\",\"v\":1,\"must_\":1}]|must-understand",
                "[{\"bver\":11,\"n\":\"a\",\"v\":1}]|one SenML version",
                "[{\"bver\":5,\"n\":\"a\",\"v\":1},{\"bver\":6}]|one SenML version",
                "[{\"n\":\"a\",\"vb\":1}]|a boolean",
                "[{\"n\":\"a\",\"vd\":\"*\"}]|base64url",
                "[{\"n\":\"a\",\"v\":1,\"t\":-1700000001}]|a time",
                "[{\"n\":\"a\",\"v\":1,\"t\":253402300800}]|a time",
                "[]x|well-formed",
                "[]1|the end",
                "[{\"n\":\"a\",\"x\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}]|well-formed",
            })
    void senml_broken_refused(String json, String want) {
        assertThatThrownBy(() -> senml(json.strip()))
                .isInstanceOf(MalformedReadingsException.class)
                .hasMessageContaining(want);
    }

    @Test
    void senml_tooManyRecords_refused() {
        String pack = "[" + "{\"n\":\"a\",\"v\":1},".repeat(1024) + "{}]";
        assertThatThrownBy(() -> senml(pack)).hasMessageContaining("at most 1024 records");
    }

    @ParameterizedTest
    @CsvSource({
        "81a2006161021817, 23",
        "81a200616102fa41b9999a, 23.200000762939453",
        "81a200616102f94d00, 20",
        "81a200616102c482201900e7, 23.1",
        "9fbf006161020bffff, 11",
        "81a2020b006161, 11",
        "81a200616102fb7e37e43c8800759c, 1E+300",
        "81a200616102fb3f50624dd2f1a9fc, 0.001",
    })
    void cbor_number_asText(String hex, String want) throws Exception {
        List<Reading> readings =
                Readings.decode(ContentType.SENML_CBOR, HexFormat.of().parseHex(hex), ISSUED);
        assertThat(readings).extracting(Reading::value).containsExactly(new Numeric(want, Double.parseDouble(want)));
    }

    @ParameterizedTest
    @CsvSource({
        "81a3006161020b020c, no label twice",
        "81a200616102f97e00, a finite number",
        "81a200616102c4821a7fffffff01, a decimal fraction",
        "81a200616102c24101, a number",
        "81a20061ff0201, valid UTF-8",
        "81a200616102, an item",
        "80ff, the end",
        "a0, an array",
        "81a30061610201656d7573745f01, must-understand",
    })
    void cbor_broken_refused(String hex, String want) {
        assertThatThrownBy(() ->
                        Readings.decode(ContentType.SENML_CBOR, HexFormat.of().parseHex(hex), ISSUED))
                .isInstanceOf(MalformedReadingsException.class)
                .hasMessageContaining(want);
    }

    @Test
    void object_nested_flattened() throws Exception {
        String json = "{\"rpm\":9.50,\"ok\":true,\"s\":\"x\",\"n\":null,\"m\":{\"t\":[1,{\"u\":2}]}}";
        assertThat(Readings.decode(ContentType.JSON, utf8(json), ISSUED))
                .containsExactly(
                        new Reading("rpm", "", new Numeric("9.50", 9.5), ISSUED * 1000),
                        new Reading("ok", "", new Bool(true), ISSUED * 1000),
                        new Reading("s", "", new Text("x"), ISSUED * 1000),
                        new Reading("m.t.0", "", new Numeric("1", 1), ISSUED * 1000),
                        new Reading("m.t.1.u", "", new Numeric("2", 2), ISSUED * 1000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]|START_OBJECT", "{\"\":1}|a name", "{\"a\":1,\"a\":2}|well-formed", "{|well"})
    void object_broken_refused(String json, String want) {
        assertThatThrownBy(() -> Readings.decode(ContentType.JSON, utf8(json), ISSUED))
                .isInstanceOf(MalformedReadingsException.class)
                .hasMessageContaining(want);
    }

    @Test
    void control_noReadings_refused() {
        assertThatThrownBy(() -> Readings.decode(ContentType.REVOCATION, utf8("{}"), ISSUED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writer_pack_readsBackAsWritten() throws Exception {
        Instant time = Instant.parse("2026-01-02T03:04:05.678901Z");
        byte[] pack = new SenmlWriter("urn:dev:x:")
                .number("temp", "Cel", "21.50", time)
                .text("note", "a \"quoted\" \u00e9", null)
                .bool("open", true, time)
                .toByteArray();
        long micros = 1_767_323_045_678_901L;
        assertThat(Readings.decode(ContentType.SENML_JSON, pack, ISSUED))
                .containsExactly(
                        new Reading("urn:dev:x:temp", "Cel", new Numeric("21.50", 21.5), micros),
                        new Reading("urn:dev:x:note", "", new Text("a \"quoted\" \u00e9"), ISSUED * 1000),
                        new Reading("urn:dev:x:open", "", new Bool(true), micros));
    }

    @ParameterizedTest
    @CsvSource({"01", "+1", "1.", ".5", "NaN", "1e", "0x1", "''", "1 "})
    void writer_notJsonNumber_refused(String number) {
        String text = number.equals("1 ") ? "1 " : number;
        assertThatThrownBy(() -> new SenmlWriter("").number("a", "", text.equals("1") ? "1 " : text, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("want a JSON number");
    }

    @Test
    void shortest_randomDoubles_readBackAndNoLongerThanThePlatforms() {
        long seed = 20_260_101L;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Decimals.shortest(value).doubleValue())
                        .as("seed %d, %s", seed, value)
                        .isEqualTo(value);
                int platform = new java.math.BigDecimal(Double.toString(value))
                        .stripTrailingZeros()
                        .precision();
                assertThat(Decimals.shortest(value).precision())
                        .as("seed %d, %s", seed, value)
                        .isLessThanOrEqualTo(Math.max(15, platform));
            }
        }
    }

    private static List<Reading> senml(String json) throws MalformedReadingsException {
        return Readings.decode(ContentType.SENML_JSON, utf8(json), ISSUED);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
