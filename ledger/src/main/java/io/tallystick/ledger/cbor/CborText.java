package io.tallystick.ledger.cbor;

import java.util.HexFormat;

/** CBOR for people: the diagnostic notation of RFC 8949 section 8, on one line. */
public final class CborText {
    private final CborReader in;
    private final StringBuilder out = new StringBuilder();
    private final int maxCharacters;

    private CborText(byte[] item, int maxCharacters) {
        this.in = new CborReader(item);
        this.maxCharacters = maxCharacters;
    }

    /**
     * Writes one item.
     *
     * @param item deterministic CBOR; what is not ends the text with the reason
     * @param maxCharacters at least 1; a longer text is cut there and ends with {@code \u2026}
     */
    public static String of(byte[] item, int maxCharacters) {
        CborText text = new CborText(item, maxCharacters);
        try {
            text.item(CborReader.MAX_DEPTH);
            text.in.requireEnd();
        } catch (MalformedCborException e) {
            text.out.append(" malformed: ").append(e.getMessage());
        }
        return text.out.length() <= maxCharacters
                ? text.out.toString()
                : text.out.substring(0, maxCharacters) + "\u2026";
    }

    private void item(int depth) throws MalformedCborException {
        if (depth == 0) {
            throw new MalformedCborException(
                    in.position, "at most " + CborReader.MAX_DEPTH + " levels", "a deeper one");
        }
        switch (in.peek()) {
            case UNSIGNED -> out.append(Long.toUnsignedString(in.head(CborCursor.UNSIGNED, CborType.UNSIGNED)));
            case NEGATIVE -> negative();
            case BYTES ->
                out.append("h'")
                        .append(HexFormat.of().formatHex(in.readBytes()))
                        .append('\'');
            case TEXT -> quoted(in.readText());
            case ARRAY -> array(depth);
            case MAP -> map(depth);
            case TAG -> {
                out.append(Long.toUnsignedString(in.readTag())).append('(');
                item(depth - 1);
                out.append(')');
            }
            case BOOLEAN -> out.append(in.readBoolean());
            case NULL -> {
                in.readNull();
                out.append("null");
            }
            case FLOAT -> out.append(in.readFloat());
            default -> {
                int from = in.position;
                in.skip();
                out.append("simple(")
                        .append(in.bytes[in.position - 1] & (in.position - from > 1 ? 0xff : 0x1f))
                        .append(')');
            }
        }
    }

    private void negative() throws MalformedCborException {
        long value = in.head(CborCursor.NEGATIVE, CborType.NEGATIVE);
        out.append(value >= 0 ? Long.toString(-1 - value) : "-1-" + Long.toUnsignedString(value));
    }

    private void array(int depth) throws MalformedCborException {
        out.append('[');
        for (int left = in.readArray(), all = left; in.hasMore(left) && goesOn(); left--) {
            out.append(left == all ? "" : ", ");
            item(depth - 1);
        }
        out.append(']');
    }

    private void map(int depth) throws MalformedCborException {
        out.append('{');
        for (int left = in.readMap(), all = left; in.hasMore(left) && goesOn(); left--) {
            out.append(left == all ? "" : ", ");
            item(depth - 1);
            out.append(": ");
            item(depth - 1);
        }
        out.append('}');
    }

    /** Whether there is room for more; what follows then no longer matters. */
    private boolean goesOn() {
        return out.length() <= maxCharacters;
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
