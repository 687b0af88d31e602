package io.tallystick.quickstart.replay;

import java.util.List;

/** The columns of one data file, as far as they are known before its first row of data. */
final class Columns {
    private final List<String> names;
    private final YamlSource source;
    private final String dataName;

    /** @param names by position, none where the file has no header and the mapping gives no names */
    Columns(List<String> names, YamlSource source, String dataName) {
        this.names = names.stream().map(String::strip).toList();
        this.source = source;
        this.dataName = dataName;
    }

    /** The number of columns that every row must have, 0 where unknown; unnamed ones at the end do not count. */
    int known() {
        int known = names.size();
        while (known > 0 && names.get(known - 1).isEmpty()) {
            known--;
        }
        return known;
    }

    /** The position, from 0, of a column of this file. */
    int indexOf(ColumnRef ref) throws MappingException {
        int first = names.indexOf(ref.text());
        if (first >= 0) {
            int second = names.lastIndexOf(ref.text());
            if (second != first) {
                throw source.error(
                        ref.place(),
                        "column \"" + ref.text() + "\" occurs twice in " + dataName + "; use its number: " + (first + 1)
                                + " or " + (second + 1));
            }
            return first;
        }
        if (ref.text().matches("[1-9]\\d{0,3}")) {
            int number = Integer.parseInt(ref.text());
            if (names.isEmpty() || number <= names.size()) {
                return number - 1;
            }
        }
        String known = names.isEmpty()
                ? " It has no header; use column numbers from 1, or name them in csv: columns"
                : " It has: " + names;
        throw source.error(
                ref.place(), dataName + " has no column \"" + ref.text() + "\"" + Hint.of(ref.text(), names) + known);
    }
}
