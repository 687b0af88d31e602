package io.tallystick.rules.wording;

/**
 * A sentence that outcomes carry: part of the ledger's format, as replays compare outcomes byte by byte. Implemented by enums, all of
 * whose sentences are listed in {@code docs/reference/contract-words.txt}. Nothing that a library or the JDK words may be put into one.
 */
public interface Wording {
    /** Where a value goes. */
    String HOLE = "{}";

    /** The sentence, with a {@value #HOLE} for each value. */
    String template();

    /**
     * The sentence with its values.
     *
     * @param values one for each hole; doubles as text, because the digits that the JDK prints differ between its versions
     */
    default String of(Object... values) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = template().indexOf(HOLE, from);
            if (hole < 0 || value instanceof Double || value instanceof Float) {
                throw new IllegalArgumentException(
                        this + ": want a value, no double, for each hole of '" + template() + "', got " + value);
            }
            out.append(template(), from, hole).append(value);
            from = hole + HOLE.length();
        }
        if (template().indexOf(HOLE, from) >= 0) {
            throw new IllegalArgumentException(
                    this + ": want a value for each hole of '" + template() + "', got " + values.length);
        }
        return out.append(template(), from, template().length()).toString();
    }
}
