package io.tallystick.quickstart.replay;

import java.util.List;

/** One row of data: its fields, stripped of surrounding white space, which is layout and not value. */
record Row(String dataName, long lineNumber, List<String> fields) {
    /** The field at a position from 0; empty where the row is shorter, which only files without known columns can have. */
    String field(int index) {
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    RowProblemException problem(RowProblem.Reason reason, String message) {
        return new RowProblemException(dataName, new RowProblem(lineNumber, reason, message));
    }
}
