package io.tallystick.rules.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Rows of the development data, which lies beside the checkout and is never copied into it. */
final class SharedData {
    private SharedData() {}

    /** Rows by column name, in the order of the file; skips the test, loudly, where the file is absent. */
    static List<Map<String, String>> rows(String file) throws IOException {
        Path path = Path.of(System.getProperty("tallystick.shared", "absent"), "data", file);
        Assumptions.assumeTrue(Files.exists(path), () -> "SKIPPED: no data at " + path);
        List<String> lines = Files.readAllLines(path);
        List<String> names = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            // Some files end each row with a comma. One has a name less than it has cells: its first cell is the row's
            // number.
            boolean comma =
                    cells.size() == names.size() + 1 && cells.get(names.size()).isBlank();
            int shift = comma ? 0 : cells.size() - names.size();
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i + shift));
            }
            rows.add(row);
        }
        return rows;
    }

    /** RFC 4180 without line ends inside quotes: none of the files has any. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
