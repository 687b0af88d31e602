package io.tallystick.quickstart.replay;

/**
 * A row of data that gave no event because something in it is wrong.
 *
 * @param lineNumber the line the row begins at, from 1
 * @param reason the rule that it broke
 * @param message what was found and what was wanted
 */
public record RowProblem(long lineNumber, Reason reason, String message) {

    /** The rules that a row can break. */
    public enum Reason {
        /** Fewer fields than the header, or more that are not empty. */
        FIELD_COUNT("field-count"),
        /** The time cannot be read by the mapping's format. */
        TIME("time"),
        /** A device's or subject's name cannot be made, or would be another's. */
        NAME("name"),
        /** A number is not a JSON number. */
        NUMBER("number"),
        /** A boolean is not true, false, 1 or 0. */
        BOOLEAN("boolean"),
        /** A text is longer than a reading may be. */
        TEXT("text");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The reason in kebab-case, for counters and output. */
        public String code() {
            return code;
        }
    }
}
