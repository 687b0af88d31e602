package io.tallystick.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows works. */
class DocumentationTest {
    private static final Pattern MAPPING = Pattern.compile("(?ms)^( *)```yaml\\n *# mapping\\n(.*?)^ *```");

    private static String page(String path) throws Exception {
        return Files.readString(Path.of(System.getProperty("tallystick.root"), "docs", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference/replay-mapping.md", "how-to/replay-a-csv.md"})
    void page_itsMappings_parse(String path) throws Exception {
        Matcher matcher = MAPPING.matcher(page(path));
        assertThat(matcher.find()).isTrue();
        String yaml = matcher.group(2).replaceAll("(?m)^" + matcher.group(1), "");
        assertThat(CsvReplayTest.mapping(yaml).readingsPerRow()).isPositive();
    }

    @Test
    void howTo_itsFile_givesTheEventsItPromises() throws Exception {
        String page = page("how-to/replay-a-csv.md");
        Matcher csv = Pattern.compile("(?s)```\\n( *time;pump.*?) *```").matcher(page);
        Matcher mapping = MAPPING.matcher(page);
        assertThat(csv.find() && mapping.find()).isTrue();
        String rows = csv.group(1).replaceAll("(?m)^ +", "");
        ReplayMapping parsed = CsvReplayTest.mapping(mapping.group(2).replaceAll("(?m)^" + mapping.group(1), ""));
        try (CsvReplay replay = CsvReplay.open(parsed, "pumps.csv", CsvReplayTest.stream(rows), true)) {
            assertThat(replay.next().device()).isEqualTo("pump-north");
            assertThat(replay.next().readings())
                    .containsExactly(new ReadingValue("flow", "l/s", ReadingType.NUMBER, "17"));
            assertThat(replay.next()).isNull();
        }
        assertThat(parsed.warnings()).hasSize(1);
    }
}
