package io.tallystick.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReplayTest {
    private static final String BASIC = """
            time: {column: t, format: epoch-s}
            device: pump-{id}
            subject: plant
            missing: [NA, -200]
            readings:
              - {column: v, name: level, unit: m}
            """;

    static ReplayMapping mapping(String yaml) throws MappingException {
        return ReplayMapping.parse("m.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvReplay open(String yaml, String csv, boolean strict) throws Exception {
        return CsvReplay.open(mapping(yaml), "d.csv", stream(csv), strict);
    }

    private static List<ReplayEvent> all(CsvReplay replay) throws IOException {
        List<ReplayEvent> events = new ArrayList<>();
        for (ReplayEvent event = replay.next(); event != null; event = replay.next()) {
            events.add(event);
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t,id,v\n10,a,1.50\n",
                "\uFEFFt,id,v\n10,a,1.50\n",
                "t,id,v\r\n10,a,1.50\r\n",
                "\"t\",\"id\",\"v\"\n\"10\",\"a\",\"1.50\"",
                "t,id,v,\n10,a,1.50,\n",
                " t , id , v \n 10 , a , 1.50 \n",
                "t,id,v\n\n10,a,1.50\n\n",
                "v,x,t,id\n1.50,\"quoted, with \"\"comma\"\"\nand line\",10,a\n"
            })
    void open_layoutVariant_sameEvent(String csv) throws Exception {
        try (CsvReplay replay = open(BASIC, csv, true)) {
            List<ReplayEvent> events = all(replay);
            assertThat(events).hasSize(1);
            assertThat(events.get(0).device()).isEqualTo("pump-a");
            assertThat(events.get(0).time()).isEqualTo(Instant.ofEpochSecond(10));
            assertThat(events.get(0).readings())
                    .containsExactly(new ReadingValue("level", "m", ReadingType.NUMBER, "1.50"));
            assertThat(replay.bytesRead()).isEqualTo(csv.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void open_noHeaderSkippedLinesAndComments_columnsByNumber() throws Exception {
        String yaml = """
                csv: {header: false, skip-lines: 2, comment: "#", separator: pipe}
                time: {column: 1, format: epoch-ms}
                device: d
                subject: s-{2}
                readings: [{column: 3, name: level}]
                """;
        try (CsvReplay replay = open(yaml, "made by x\n\n# note\n1500|a|7\n# note\n2500|b|8\n", true)) {
            List<ReplayEvent> events = all(replay);
            assertThat(events).extracting(ReplayEvent::subject).containsExactly("s-a", "s-b");
            assertThat(events.get(0).time()).isEqualTo(Instant.ofEpochMilli(1500));
            assertThat(events.get(1).lineNumber()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "", " ", "-200", "-200.0", "-2e2"})
    void next_missingMarker_noEventButCounted(String marker) throws Exception {
        try (CsvReplay replay = open(BASIC, "t,id,v\n10,a," + marker + "\n", true)) {
            assertThat(all(replay)).isEmpty();
            assertThat(replay.counts().empty()).isEqualTo(1);
            assertThat(replay.counts().missing()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "+1",
                ".5",
                "5.",
                "007",
                "1,5",
                "0x1F",
                "1e",
                "--1",
                "1 2",
                "Infinity",
                "١",
                "1e1000",
                "1_000"
            })
    void next_notAJsonNumber_rowIsAProblem(String value) throws Exception {
        try (CsvReplay replay = open(BASIC, "t,id,v\n10,a,\"" + value + "\"\n11,a,2\n", false)) {
            assertThat(all(replay)).hasSize(1);
            assertThat(replay.counts().problems()).containsOnlyKeys(RowProblem.Reason.NUMBER);
            assertThat(replay.problems().get(0).lineNumber()).isEqualTo(2);
            assertThat(replay.problems().get(0).message()).contains("\"level\" is \"" + value + "\"");
        }
    }

    @Test
    void next_strictAndProblem_throwsWithFileAndLine() throws Exception {
        try (CsvReplay replay = open(BASIC, "t,id,v\n10,a,1\n10,a,x\n", true)) {
            assertThat(replay.next()).isNotNull();
            assertThatThrownBy(replay::next)
                    .isInstanceOf(RowProblemException.class)
                    .hasMessageStartingWith("d.csv:3: \"level\" is \"x\"; want a number");
        }
    }

    @Test
    void next_oneFaultOfEachKind_countsAddUp() throws Exception {
        String yaml = BASIC + "  - {column: w, name: open, type: boolean}\nrows: [{column: id, is-not: skip}]\n";
        String csv =
                "t,id,v,w\n1,a,1,true\n2,a,NA,\n3,skip,x,y\n4,a,1\n5,a,1,1,1\nx,a,1,1\n7,,1,1\n8,a,y,1\n9,a,1,maybe\n";
        try (CsvReplay replay = open(yaml, csv, false)) {
            assertThat(all(replay)).hasSize(1);
            ReplayCounts counts = replay.counts();
            assertThat(counts.rows()).isEqualTo(9);
            assertThat(counts.filtered()).isEqualTo(1);
            assertThat(counts.empty()).isEqualTo(1);
            assertThat(counts.missing()).isEqualTo(2);
            assertThat(counts.problemRows()).isEqualTo(6);
            assertThat(counts.problems())
                    .containsEntry(RowProblem.Reason.FIELD_COUNT, 2L)
                    .containsEntry(RowProblem.Reason.TIME, 1L)
                    .containsEntry(RowProblem.Reason.NAME, 1L)
                    .containsEntry(RowProblem.Reason.NUMBER, 1L)
                    .containsEntry(RowProblem.Reason.BOOLEAN, 1L);
        }
    }

    @Test
    void next_twoDevicesSanitiseToOneName_secondIsRefused() throws Exception {
        try (CsvReplay replay = open(BASIC, "t,id,v\n1,a b,1\n2,a/b,1\n3,a b,1\n", false)) {
            assertThat(all(replay)).extracting(ReplayEvent::device).containsExactly("pump-a-b", "pump-a-b");
            assertThat(replay.problems().get(0).message())
                    .isEqualTo("device \"pump-a/b\" would be named \"pump-a-b\", as \"pump-a b\" already is");
        }
    }

    @Test
    void next_decimalComma_rewrittenWithPoint() throws Exception {
        String yaml = "csv: {separator: semicolon, decimal: \",\"}\n" + BASIC;
        try (CsvReplay replay = open(yaml, "t;id;v\n1;a;-1,50\n2;a;-200,0\n", true)) {
            List<ReplayEvent> events = all(replay);
            assertThat(events).hasSize(1);
            assertThat(events.get(0).readings().get(0).text()).isEqualTo("-1.50");
        }
    }

    @Test
    void next_elapsedColumn_timeIsStartPlusMultiples() throws Exception {
        String yaml = BASIC.replace(
                "time: {column: t, format: epoch-s}", "time: {column: t, start: 2024-01-01T00:00:00Z, interval: 1s}");
        try (CsvReplay replay = open(yaml, "t,id,v\n0,a,1\n2.5,a,1\n-1,a,1\n", true)) {
            assertThat(all(replay))
                    .extracting(event -> event.time().toString())
                    .containsExactly("2024-01-01T00:00:00Z", "2024-01-01T00:00:02.500Z", "2023-12-31T23:59:59Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/02/2024", "31/12/0000", "1/2/2024", "2024-02-01", ""})
    void next_timeNotOfThePattern_isAProblem(String time) throws Exception {
        String yaml = BASIC.replace("epoch-s}", "dd/MM/yyyy, zone: UTC}");
        try (CsvReplay replay = open(yaml, "t,id,v\n" + time + ",a,1\n", false)) {
            assertThat(all(replay)).isEmpty();
            assertThat(replay.counts().problems()).containsOnlyKeys(RowProblem.Reason.TIME);
        }
    }

    @Test
    void next_isoTimes_ownOffsetBeatsZone_zoneFillsIn() throws Exception {
        String yaml = BASIC.replace("epoch-s}", "iso, zone: +02:00}");
        try (CsvReplay replay = open(yaml, "t,id,v\n2024-05-01T10:00:00Z,a,1\n2024-05-01T10:00:00,a,1\n", true)) {
            assertThat(all(replay))
                    .extracting(event -> event.time().toString())
                    .containsExactly("2024-05-01T10:00:00Z", "2024-05-01T08:00:00Z");
        }
    }

    @Test
    void next_quoteNeverClosed_ioErrorNamesTheFile() throws Exception {
        try (CsvReplay replay = open(BASIC, "t,id,v\n1,a,\"" + "x".repeat(2_000_000), false)) {
            assertThatThrownBy(() -> all(replay))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("d.csv cannot be cut into rows");
        }
    }

    @Test
    void open_emptyFile_saysSo() {
        assertThatThrownBy(() -> open(BASIC, "", false)).hasMessage("d.csv is empty; want a header and rows of data");
    }

    @Test
    void open_columnNotInFile_errorAtItsPlaceInTheMapping() {
        assertThatThrownBy(() -> open(BASIC, "t,id,vv\n", false))
                .isInstanceOf(MappingException.class)
                .hasMessage("m.yaml:6:14: d.csv has no column \"v\"; did you mean \"vv\"? It has: [t, id, vv]\n"
                        + "    - {column: v, name: level, unit: m}\n               ^");
    }

    @Test
    void open_columnTwiceInHeader_asksForItsNumber() {
        assertThatThrownBy(() -> open(BASIC, "t,id,v,v\n", false)).hasMessageContaining("use its number: 3 or 4");
    }
}
