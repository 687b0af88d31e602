package io.tallystick.rules.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The conformance tests of the CEL specification. Every case passes, or is named in {@code cel-spec-not-offered.txt} with the
 * reason; a case that is named there and passes is an error too.
 */
class CelSpecTest {
    private static final String LIST = "cel-spec-not-offered.txt";

    @Test
    void cel_spec_every_case_passes_or_is_listed_with_its_reason() throws IOException {
        Map<String, String> failing = new TreeMap<>();
        int passing = 0;
        for (CelSpecCase each : cases()) {
            String reason = each.run();
            if (reason.isEmpty()) {
                passing++;
            } else {
                assertThat(failing.put(each.name(), oneLine(reason)))
                        .as(each.name())
                        .isNull();
            }
        }
        System.out.println("CEL specification: " + passing + " cases pass, " + failing.size() + " are not offered");
        List<String> got = failing.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
        String report = System.getProperty("tallystick.celReport");
        if (report != null) {
            Files.write(Path.of(report), got);
        }
        assertThat(got).isEqualTo(listed());
        assertThat(passing).isGreaterThan(600);
    }

    private static List<String> listed() throws IOException {
        try (InputStream in = CelSpecTest.class.getResourceAsStream(LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<CelSpecCase> cases() {
        Path folder = Path.of(System.getProperty("tallystick.shared", "absent"), "vectors", "cel");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "SKIPPED: no CEL conformance vectors at " + folder);
        List<CelSpecCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".textproto"))
                    .sorted()
                    .toList()) {
                TextProto.Message suite = TextProto.read(Files.readString(file));
                for (TextProto.Message section : suite.messages("section")) {
                    addSection(cases, suite.text("name") + "/" + section.text("name") + "/", section);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cases;
    }

    private static void addSection(List<CelSpecCase> cases, String prefix, TextProto.Message section) {
        Map<String, Integer> seen = new TreeMap<>();
        for (TextProto.Message test : section.messages("test")) {
            String name = prefix + test.text("name");
            int count = seen.merge(name, 1, Integer::sum);
            cases.add(new CelSpecCase(count == 1 ? name : name + "#" + count, test));
        }
    }

    private static String oneLine(String reason) {
        StringBuilder line = new StringBuilder();
        reason.codePoints().forEach(c -> line.append(c < 32 || c > 126 ? "?" : Character.toString(c)));
        return line.toString();
    }
}
