package io.tallystick.rules.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The windows of time in which the NAB files are labelled as anomalous, and how alerts compare with them. */
final class Windows {
    private static final Pattern PAIR = Pattern.compile("\\[\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\s*]");

    private Windows() {}

    /** Both ends belong to it. */
    record Window(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }
    }

    /**
     * @param alerts how many there were
     * @param right how many of them lay in a window
     * @param windows how many windows
     * @param found in how many of them there was an alert
     */
    record Score(int alerts, int right, int windows, int found) {
        @Override
        public String toString() {
            return "%d of %d alerts in a window (precision %.2f), %d of %d windows with an alert (recall %.2f)"
                    .formatted(
                            right,
                            alerts,
                            alerts == 0 ? 0.0 : (double) right / alerts,
                            found,
                            windows,
                            (double) found / windows);
        }
    }

    /** Those of one file; skips the test, loudly, where the labels are absent. */
    static List<Window> of(String file) throws IOException {
        Path path = Path.of(System.getProperty("tallystick.shared", "absent"), "data/labels/nab_windows.json");
        Assumptions.assumeTrue(Files.exists(path), () -> "SKIPPED: no labels at " + path);
        String json = Files.readString(path);
        int begin = json.indexOf('"' + file + '"');
        List<Window> windows = new ArrayList<>();
        Matcher pair = PAIR.matcher(json.substring(begin, next(json, begin + file.length() + 2)));
        while (pair.find()) {
            windows.add(new Window(instant(pair.group(1)), instant(pair.group(2))));
        }
        return windows;
    }

    static Score score(List<Instant> alerts, List<Window> windows) {
        int right = (int) alerts.stream()
                .filter(at -> windows.stream().anyMatch(window -> window.holds(at)))
                .count();
        int found = (int) windows.stream()
                .filter(window -> alerts.stream().anyMatch(window::holds))
                .count();
        return new Score(alerts.size(), right, windows.size(), found);
    }

    /** Where the next file's name begins: it ends in {@code .csv}. */
    private static int next(String json, int from) {
        int csv = json.indexOf(".csv\"", from);
        return csv < 0 ? json.length() : csv;
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
