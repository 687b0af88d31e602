package io.tallystick.ledger.cbor;

/** Steps over whole items of any kind, checking all of them as if they were read. */
final class CborSkip {
    private CborSkip() {}

    /** @param depth levels that the item may have, itself included */
    static void item(CborReader in, int depth) throws MalformedCborException {
        if (depth == 0) {
            throw new MalformedCborException(
                    in.position, "at most " + CborReader.MAX_DEPTH + " levels", "a deeper one");
        }
        switch (in.peek()) {
            case UNSIGNED -> in.head(CborCursor.UNSIGNED, CborType.UNSIGNED);
            case NEGATIVE -> in.head(CborCursor.NEGATIVE, CborType.NEGATIVE);
            case BYTES -> in.readBytesSlice();
            case TEXT -> in.readTextSlice();
            case ARRAY -> {
                for (int left = in.readArray(); in.hasMore(left); left--) {
                    item(in, depth - 1);
                }
            }
            case MAP -> map(in, depth);
            case TAG -> {
                in.readTag();
                item(in, depth - 1);
            }
            case FLOAT -> in.readFloat();
            default -> simple(in);
        }
    }

    private static void map(CborReader in, int depth) throws MalformedCborException {
        int previousStart = -1;
        int previousEnd = -1;
        for (int left = in.readMap(); in.hasMore(left); left--) {
            int start = in.position;
            item(in, depth - 1);
            in.requireAscending(previousStart, previousEnd, start);
            previousStart = start;
            previousEnd = in.position;
            item(in, depth - 1);
        }
    }

    /** Values below 24 in the initial byte, 32 to 255 in one more; 24 to 31 are not well-formed (RFC 8949 section 3.3). */
    private static void simple(CborReader in) throws MalformedCborException {
        int initial = in.bytes[in.position] & 0xff;
        if (initial < 0xf8) {
            in.position++;
        } else if (initial == 0xf8) {
            long value = in.big(in.position + 1, 1);
            if (value < 32) {
                throw new MalformedCborException(in.position, "a simple value of 32 or more", Long.toString(value));
            }
            in.position += 2;
        } else {
            throw new MalformedCborException(in.position, "a definite, well-formed item", CborType.hex(initial));
        }
    }
}
