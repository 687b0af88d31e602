package io.tallystick.rules.expr;

/**
 * A place in the text of an expression.
 *
 * @param offset in UTF-16 units, from 0
 * @param line from 1
 * @param column in UTF-16 units, from 1
 */
public record Place(int offset, int line, int column) {
    static Place of(String text, int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(at, line, at - lineStart + 1);
    }

    /** The CEL library counts code points. */
    static Place ofCodePoint(String text, int codePoints) {
        int known = Math.max(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return of(text, text.offsetByCodePoints(0, known));
    }

    /** From the library's line (from 1) and column in code points (from 0). */
    static Place ofLine(String text, int line, int codePoints) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                break;
            }
            start = end + 1;
        }
        int length = text.codePointCount(start, text.length());
        return of(text, text.offsetByCodePoints(start, Math.max(0, Math.min(codePoints, length))));
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
