package io.tallystick.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random files, written from known rows in random layouts, and read back; the writer is the reference. */
class CsvReplayAgainstNaiveTest {
    private static final String[] VALUES = {
        "1", "-2.50", "3e4", "", "NA", "x", "+1", "0.0", "-200.00", "\"", "a,b", "l\nm"
    };

    private record Cells(String id, String number, String text) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void replay_randomFile_sameAsTheRowsItWasWrittenFrom(long seed) throws Exception {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        char separator = ",;|\t".charAt(random.nextInt(4));
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        List<Cells> rows = new ArrayList<>();
        StringBuilder csv = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        csv.append("id")
                .append(separator)
                .append("number")
                .append(separator)
                .append("text")
                .append(lineEnd);
        for (int i = 0; i < 2_000; i++) {
            Cells cells = new Cells(
                    "d" + random.nextInt(5),
                    VALUES[random.nextInt(VALUES.length)],
                    VALUES[random.nextInt(VALUES.length)]);
            rows.add(cells);
            csv.append(cells.id()).append(separator);
            csv.append(quoted(cells.number(), random)).append(separator);
            csv.append(quoted(cells.text(), random)).append(lineEnd);
        }
        ReplayMapping mapping =
                CsvReplayTest.mapping("csv: {separator: \"" + (separator == '\t' ? "\\t" : separator) + "\"}\n"
                        + "time: {start: 2024-01-01T00:00:00Z, interval: 1s}\ndevice: \"{id}\"\nsubject: s\nmissing: [NA, -200]\n"
                        + "readings: [{column: number, name: n}, {column: text, name: t, type: text}]\n");
        List<String> found = new ArrayList<>();
        ReplayCounts counts;
        try (CsvReplay replay = CsvReplay.open(mapping, "r.csv", CsvReplayTest.stream(csv.toString()), false)) {
            for (ReplayEvent event = replay.next(); event != null; event = replay.next()) {
                List<String> texts =
                        event.readings().stream().map(ReadingValue::text).toList();
                found.add(event.time().getEpochSecond() - 1704067200L + " " + event.device() + " " + texts);
            }
            counts = replay.counts();
        }
        assertThat(found).isEqualTo(expected(rows));
        assertThat(counts.rows()).isEqualTo(2_000);
        assertThat(counts.events() + counts.empty() + counts.problemRows()).isEqualTo(2_000);
        assertThat(counts.readings() + counts.missing()).isEqualTo(2 * (counts.events() + counts.empty()));
    }

    private static String quoted(String text, Random random) {
        boolean must = text.matches("(?s).*[\",;|\t\n].*");
        return must || random.nextBoolean() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static List<String> expected(List<Cells> rows) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Cells cells = rows.get(i);
            List<String> texts = new ArrayList<>();
            boolean missing = List.of("", "NA", "-200.00").contains(cells.number());
            if (!missing && !List.of("1", "-2.50", "3e4", "0.0").contains(cells.number())) {
                continue;
            }
            if (!missing) {
                texts.add(cells.number());
            }
            if (!List.of("", "NA", "-200.00").contains(cells.text())) {
                texts.add(cells.text());
            }
            if (!texts.isEmpty()) {
                expected.add(i + " " + cells.id() + " " + texts);
            }
        }
        return expected;
    }
}
