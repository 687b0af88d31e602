package io.tallystick.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One good mapping, broken in one place at a time. */
class MappingErrorsTest {
    private static final String GOOD = """
            csv: {separator: ",", header: true}
            time:
              column: t
              format: yyyy-MM-dd
              zone: UTC
            device: pump-{id}
            subject: plant
            missing: [NA]
            rows: [{column: id, is: a}]
            readings:
              - column: v
                name: level
                unit: m
                type: number
            """;

    @Test
    void parse_goodMapping_noWarnings() throws Exception {
        assertThat(CsvReplayTest.mapping(GOOD).warnings()).isEmpty();
        assertThat(CsvReplayTest.mapping(GOOD).readingsPerRow()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            device: pump-{id}|devise: pump|6|1|unknown key "devise" in mapping; did you mean "device"?
            subject: plant|device: x|7|1|twice
            subject: plant||1|1|key "subject" is missing
            header: true|header: yes|1|31|"header" is "yes"; want true or false
            separator: ","|separator: semicolom|1|18|did you mean "semicolon"?
            separator: ","|separator: ",,"|1|18|want one character
            separator: ","|seperator: ","|1|7|did you mean "separator"?
            header: true|encoding: UTF8|1|33|did you mean "UTF-8"?
            header: true|skip-lines: -1|1|35|whole number from 0 to 10000
            header: true|columns: [a, a]|1|32|gives a name twice
            zone: UTC|zone: Europe/Madird|5|9|did you mean "Europe/Madrid"?
            zone: UTC||2|11|add "zone"
            format: yyyy-MM-dd|format: yyyy-bb-dd|4|11|not a time format
            format: yyyy-MM-dd|format: epoch-ms|5|9|"zone" has no meaning
            column: t|start: noon|4|11|"format" has no meaning together with "start"
            column: t|column: [t]|3|11|want a text or number
            pump-{id}|pump-{id|6|9|want a column between { and }
            pump-{id}|pump-id}|6|9|closes a brace that is not open
            [NA]|{a: b}|8|10|no single value
            is: a|isnt: a|9|21|unknown key "isnt"
            is: a|is: a, is-not: b|9|8|exactly one of
            name: level|name: le vel|12|11|reading name "le vel"
            name: level|nam: level|12|5|did you mean "name"?
            type: number|type: numbr|14|11|did you mean "number"?
            type: number|type: number\\n  - {column: v, name: level}|15|23|given twice
            """)
    void parse_oneThingBroken_errorAtItsPlace(String good, String bad, int line, int column, String message) {
        String broken = GOOD.replace(good, bad == null ? "" : bad.replace("\\n", "\n"));
        assertThat(broken).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> CsvReplayTest.mapping(broken)).isInstanceOfSatisfying(MappingException.class, e -> {
            assertThat(e).hasMessageContaining(message);
            if (bad != null) {
                assertThat(e.getMessage()).startsWith("m.yaml:" + line + ":" + column + ": ");
                assertThat(e.getMessage())
                        .endsWith(
                                "\n  " + broken.lines().toList().get(line - 1) + "\n  " + " ".repeat(column - 1) + "^");
            }
        });
    }

    @Test
    void parse_notYaml_lineAndColumn() {
        assertThatThrownBy(() -> CsvReplayTest.mapping("device: [a\nsubject: b\n"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("m.yaml:2:8: not YAML");
    }

    @Test
    void parse_emptyTooLargeOrNotUtf8_refused() {
        assertThatThrownBy(() -> CsvReplayTest.mapping("")).hasMessageContaining("mapping is empty");
        assertThatThrownBy(() -> CsvReplayTest.mapping("#" + "x".repeat(70_000)))
                .hasMessageContaining("want at most 65536");
        assertThatThrownBy(() -> ReplayMapping.parse("m", new byte[] {(byte) 0xC3, 0x28}))
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void parse_deepNestingOrAliases_refusedNotFollowed() {
        assertThatThrownBy(() -> CsvReplayTest.mapping("[".repeat(30_000)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("m.yaml:1:9: nested deeper than 8");
        assertThatThrownBy(() -> CsvReplayTest.mapping("device: &a [*a]\n"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("m.yaml:1:13: aliases");
    }

    @Test
    void parse_unknownUnit_warnsWithTheRegisteredOne() throws Exception {
        assertThat(CsvReplayTest.mapping(GOOD.replace("unit: m", "unit: degC")).warnings())
                .containsExactly(new MappingWarning(
                        13, 11, "unit \"degC\" is not a registered SenML unit; did you mean \"Cel\"?"));
    }

    @Test
    void parse_everyPrefixOfAMapping_mappingOrMappingException() {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < good.length; length++) {
            byte[] prefix = java.util.Arrays.copyOf(good, length);
            try {
                ReplayMapping.parse("m.yaml", prefix);
            } catch (MappingException e) {
                assertThat(e.line()).isPositive();
            }
        }
    }
}
