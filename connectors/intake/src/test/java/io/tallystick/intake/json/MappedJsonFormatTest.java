package io.tallystick.intake.json;

import static io.tallystick.intake.Results.message;
import static io.tallystick.intake.Results.readings;
import static io.tallystick.intake.Results.refused;
import static io.tallystick.intake.Results.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.topic.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedJsonFormatTest {
    private static final String MAPPING = """
            description: a pump
            subject: "{plant}"
            device: "pump-{meta.id}"
            time: {field: ts, format: epoch-ms}
            missing: [NA, -200]
            readings:
              - {field: motor.rpm.0, name: rpm, unit: 1/min}
              - {field: state, name: state, type: text, missing: [idle]}
              - {field: on, name: "on", type: boolean}
            """;
    private static final String GOOD =
            "{\"ts\":1706702400500,\"meta\":{\"id\":7},\"motor\":{\"rpm\":[900.50,1]},\"state\":\"run\",\"on\":1}";

    @Test
    void mapping_message_givesNamedReadings() throws Exception {
        Taken taken = taken(read(MAPPING, GOOD));
        assertThat(taken.subject()).isEqualTo("p1");
        assertThat(taken.device()).isEqualTo("pump-7");
        assertThat(readings(taken))
                .containsExactly(
                        "rpm=900.50 1/min @1.7067024005E9", "state=run @1.7067024005E9", "on=true @1.7067024005E9");
    }

    @ParameterizedTest
    @CsvSource({"900.50,\"NA\"", "900.50,-200.0", "900.50,\"\"", "900.50,null", "\"rpm\",\"rpn\""})
    void mapping_missingValue_givesNoReading(String from, String to) throws Exception {
        assertThat(readings(taken(read(MAPPING, mutated(from, to))))).hasSize(2);
    }

    @Test
    void mapping_nothingButMissing_isNoted() throws Exception {
        assertThat(read(MAPPING, "{\"ts\":1706702400500,\"meta\":{\"id\":7},\"state\":\"idle\"}"))
                .hasSize(1)
                .first()
                .isInstanceOf(IntakeResult.Noted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "900.50 | \"fast\" | BAD_NUMBER",
                "900.50 | true | BAD_NUMBER",
                "900.50 | 1e999 | BAD_FIELD",
                "\"on\":1 | \"on\":2 | BAD_FIELD",
                "1706702400500 | \"today\" | BAD_TIME",
                "1706702400500 | 1e400 | BAD_TIME",
                "1706702400500 | 1e-400 | BAD_TIME",
                "1706702400500 | 1000 | BAD_TIME",
                "1706702400500 | 253402300800000 | BAD_TIME",
                "\"ts\" | \"tz\" | BAD_TIME",
                "\"id\" | \"ie\" | BAD_FIELD",
                "{\"id\":7} | {\"id\":\"a b\"} | BAD_DEVICE",
                "\"state\" | \"on\" | MALFORMED",
                "\"state\" | \"meta.id\" | MALFORMED",
                "\"run\" | \"\\ud800\" | BAD_FIELD",
                "\"run\" | nan | MALFORMED",
                "[900.50,1] | [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]] | MALFORMED"
            })
    void mapping_brokenMessage_isRefusedWithCode(String from, String to, RefusalCode code) throws Exception {
        assertThat(refused(read(MAPPING, mutated(from, to))).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{field: t, format: iso} | 2024-01-31T13:00:01+01:00",
                "{field: t, format: iso, zone: UTC} | 2024-01-31T12:00:01",
                "{field: t, format: epoch-s} | 1706702401",
                "{field: t, format: 'dd.MM.yyyy HH:mm:ss', zone: Europe/Berlin} | 31.01.2024 13:00:01",
                "{fields: [t], format: 'yyyyMMddHHmmssX'} | 20240131120001Z",
                "{field: t, format: \"'y'yyyy-MM-dd' at 'HH:mm:ssX\"} | y2024-01-31 at 12:00:01Z"
            })
    void time_formats_giveOneMoment(String rule, String text) throws Exception {
        String mapping = "subject: s\ndevice: d\ntime: " + rule + "\nreadings: [{field: v, name: v}]\n";
        assertThat(readings(taken(read(mapping, "{\"t\":\"" + text + "\",\"v\":1}"))))
                .containsExactly("v=1 @1.706702401E9");
    }

    @ParameterizedTest
    @CsvSource({"iso,2024-01-31T12:00:01", "yyyy-MM-dd X,2024-02-30 Z", "epoch-s,1706702401x"})
    void time_notOfTheFormat_isBadTime(String format, String text) throws Exception {
        String mapping =
                "subject: s\ndevice: d\ntime: {field: t, format: '" + format + "'}\nreadings: [{field: v, name: v}]\n";
        assertThat(refused(read(mapping, "{\"t\":\"" + text + "\",\"v\":1}")).code())
                .isEqualTo(RefusalCode.BAD_TIME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject: \"{plant}\" | subjct: x | m.yaml:2:1: want in mapping one of",
                "subject: \"{plant}\" | subject: \"{plant\" | m.yaml:2:10: template",
                "epoch-ms} | epoch-ms, zone: UTC} | m.yaml:4:27: format epoch-ms is one number",
                "epoch-ms} | yyyy-MM-dd} | m.yaml:4:27: format \"yyyy-MM-dd\": want a zone",
                "epoch-ms} | iso, zone: Mars} | m.yaml:4:38: want UTC",
                "field: ts, | field: ts, fields: [b], | m.yaml:4:27: want in \"time\" one of",
                "name: rpm, | name: 'r p', | m.yaml:7:32: want a name",
                "name: state, | name: rpm, | m.yaml:8:26: want a name that no other reading has",
                "type: text, | type: txt, | m.yaml:8:39: want number, text or boolean",
                "field: state, |  | m.yaml:8:5: want key \"field\", got none",
                "missing: [NA, -200] | missing: {a: b} | m.yaml:5:10: want \"missing\" to be one text",
                "description: a pump | description: &a [ | m.yaml:1:14: ANCHOR"
            })
    void parse_brokenMapping_saysWhere(String from, String to, String error) {
        assertThat(MAPPING).contains(from);
        String broken = MAPPING.replace(from, to == null ? "" : to);
        assertThatThrownBy(() -> JsonMapping.parse("m.yaml", broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith(error);
    }

    private static String mutated(String from, String to) {
        assertThat(GOOD).contains(from);
        return GOOD.replace(from, to);
    }

    private static List<IntakeResult> read(String mapping, String payload) throws MappingException {
        JsonMapping parsed = JsonMapping.parse("m.yaml", mapping.getBytes(StandardCharsets.UTF_8));
        return PayloadFormats.mapped(TopicPattern.parse("plants/{plant}"), parsed)
                .read(message("plants/p1", payload));
    }
}
