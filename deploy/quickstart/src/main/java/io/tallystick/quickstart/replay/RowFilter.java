package io.tallystick.quickstart.replay;

import java.util.Set;

/** Keeps rows whose column is one of the values, or none of them where {@code negated}. */
record RowFilter(ColumnRef column, Set<String> values, boolean negated) {
    RowFilter {
        values = Set.copyOf(values);
    }

    boolean keeps(String field) {
        return values.contains(field) != negated;
    }
}
