package io.tallystick.quickstart.replay;

import java.util.List;

/** One row of data: its fields, stripped of surrounding white space, which is layout and not value. */
record Row(String dataName, long lineNumber, List<String> fields) {
    /** The field at a position from 0; empty where the row is shorter, which only files without known columns can have. */
    String field(int index) {
        if (index >= fields.size()) {
            return "";
        }
        String field = fields.get(index);
        return isBare(field) ? field : field.strip();
    }

    /** Whether it begins and ends with ASCII characters that are no space: most fields do. */
    private static boolean isBare(String field) {
        return !field.isEmpty() && isInk(field.charAt(0)) && isInk(field.charAt(field.length() - 1));
    }

    private static boolean isInk(char c) {
        return c > ' ' && c < 0x7f;
    }

    RowProblemException problem(RowProblem.Reason reason, String message) {
        return new RowProblemException(dataName, new RowProblem(lineNumber, reason, message));
    }
}
