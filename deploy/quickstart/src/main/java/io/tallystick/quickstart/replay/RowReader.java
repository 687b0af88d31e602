package io.tallystick.quickstart.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns one row of a known file into an event, or into nothing; a broken rule is a {@link RowProblemException}. */
final class RowReader {
    /** A row's fate that is not an error. */
    sealed interface Outcome {
        record Event(ReplayEvent event, int missing) implements Outcome {}

        record Empty(int missing) implements Outcome {}

        record Filtered() implements Outcome {}
    }

    private final ReplayMapping mapping;
    private final int knownColumns;
    private final TimeReader time;
    private final NameMaker device;
    private final NameMaker subject;
    private final int[] filterIndexes;
    private final int[] readingIndexes;
    private final int lastIndex;

    RowReader(ReplayMapping mapping, Columns columns) throws MappingException {
        this.mapping = mapping;
        this.knownColumns = columns.known();
        this.time = new TimeReader(mapping.time(), columns);
        this.device = new NameMaker("device", mapping.device(), columns);
        this.subject = new NameMaker("subject", mapping.subject(), columns);
        this.filterIndexes = new int[mapping.filters().size()];
        for (int i = 0; i < filterIndexes.length; i++) {
            filterIndexes[i] = columns.indexOf(mapping.filters().get(i).column());
        }
        this.readingIndexes = new int[mapping.readings().size()];
        int last = -1;
        for (int i = 0; i < readingIndexes.length; i++) {
            readingIndexes[i] = columns.indexOf(mapping.readings().get(i).column());
            last = Math.max(last, readingIndexes[i]);
        }
        this.lastIndex = last;
    }

    /** @param rowIndex the number of rows of data before this one in the file */
    Outcome read(Row row, long rowIndex) {
        checkFieldCount(row);
        for (int i = 0; i < filterIndexes.length; i++) {
            if (!mapping.filters().get(i).keeps(row.field(filterIndexes[i]))) {
                return new Outcome.Filtered();
            }
        }
        String deviceName = device.make(row);
        String subjectName = subject.make(row);
        var instant = time.read(row, rowIndex, deviceName);
        List<ReadingValue> values = new ArrayList<>(readingIndexes.length);
        for (int i = 0; i < readingIndexes.length; i++) {
            ReadingRule rule = mapping.readings().get(i);
            String field = decimalPoint(rule, row.field(readingIndexes[i]));
            if (!rule.missing().matches(field)) {
                values.add(new ReadingValue(rule.name(), rule.unit(), rule.type(), checked(row, rule, field)));
            }
        }
        int missing = readingIndexes.length - values.size();
        return values.isEmpty()
                ? new Outcome.Empty(missing)
                : new Outcome.Event(
                        new ReplayEvent(row.lineNumber(), deviceName, subjectName, instant, values), missing);
    }

    private void checkFieldCount(Row row) {
        int count = row.fields().size();
        int filled = count;
        while (filled > 0 && row.field(filled - 1).isEmpty()) {
            filled--;
        }
        if (knownColumns > 0 && (count < knownColumns || filled > knownColumns)) {
            throw row.problem(
                    RowProblem.Reason.FIELD_COUNT,
                    "row has " + count + " fields; want " + knownColumns
                            + " as in the header (name the columns in csv: columns if the header is wrong)");
        }
        if (lastIndex >= count) {
            throw row.problem(
                    RowProblem.Reason.FIELD_COUNT,
                    "row has " + count + " fields; the mapping uses column " + (lastIndex + 1));
        }
    }

    private String decimalPoint(ReadingRule rule, String field) {
        return mapping.csv().decimal() == ',' && rule.type() == ReadingType.NUMBER && field.indexOf('.') < 0
                ? field.replace(',', '.')
                : field;
    }

    private static String checked(Row row, ReadingRule rule, String field) {
        switch (rule.type()) {
            case NUMBER -> {
                if (!JsonNumbers.isNumber(field)) {
                    throw row.problem(
                            RowProblem.Reason.NUMBER,
                            "\"" + rule.name() + "\" is \"" + shortened(field)
                                    + "\"; want a number as in JSON, such as -1.5 or 2e3, or a missing-value marker");
                }
                return field;
            }
            case BOOLEAN -> {
                return switch (field.toLowerCase(Locale.ROOT)) {
                    case "true", "1" -> "true";
                    case "false", "0" -> "false";
                    default ->
                        throw row.problem(
                                RowProblem.Reason.BOOLEAN,
                                "\"" + rule.name() + "\" is \"" + shortened(field) + "\"; want true, false, 1 or 0");
                };
            }
            default -> {
                if (field.length() > ReplayLimits.VALUE_CHARACTERS) {
                    throw row.problem(
                            RowProblem.Reason.TEXT,
                            "\"" + rule.name() + "\" has " + field.length() + " characters; want at most "
                                    + ReplayLimits.VALUE_CHARACTERS);
                }
                return field;
            }
        }
    }

    private static String shortened(String field) {
        return field.length() <= 40 ? field : field.substring(0, 40) + "...";
    }
}
