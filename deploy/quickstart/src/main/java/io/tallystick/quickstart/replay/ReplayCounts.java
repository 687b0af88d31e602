package io.tallystick.quickstart.replay;

import java.util.Map;

/**
 * What became of the rows read so far. Two sums always hold: {@code rows = events + filtered + empty + problems}, and
 * {@code readings + missing = (events + empty) * readings per row}.
 *
 * @param rows rows of data, without header, comments and blank lines
 * @param events rows that gave an event
 * @param readings readings in those events
 * @param missing values that a marker or an empty field declares missing, in rows without a problem
 * @param filtered rows that the mapping's row filters leave out
 * @param empty rows whose every value is missing: they give no event
 * @param problems rows that broke a rule, by reason; reasons that did not occur are absent
 */
public record ReplayCounts(
        long rows,
        long events,
        long readings,
        long missing,
        long filtered,
        long empty,
        Map<RowProblem.Reason, Long> problems) {
    public ReplayCounts {
        problems = Map.copyOf(problems);
    }

    /** Rows that broke a rule. */
    public long problemRows() {
        return problems.values().stream().mapToLong(Long::longValue).sum();
    }
}
