package io.tallystick.ledger.identity;

import java.util.Arrays;

/**
 * The shape of DER (ITU-T X.690 section 10) checked before any library parses it: definite minimal lengths, one-byte tags, minimal
 * integers, booleans 0x00 or 0xFF, bounded depth, no byte left over. What passes has one reading only, and no library's leniency
 * or recursion decides a verdict.
 */
final class StrictDer {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int NULL = 0x05;
    private static final int CONSTRUCTED = 0x20;

    private final byte[] bytes;

    private StrictDer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Checks that {@code bytes} are exactly one DER element. */
    static void check(byte[] bytes) throws MalformedDerException {
        StrictDer der = new StrictDer(bytes);
        int end = der.element(0, bytes.length, 0);
        if (end != bytes.length) {
            throw new MalformedDerException((bytes.length - end) + " bytes after the end of the structure");
        }
    }

    /** The bytes of the first element inside the outermost one, header included; {@code bytes} must have passed {@link #check}. */
    static byte[] firstInner(byte[] bytes) throws MalformedDerException {
        StrictDer der = new StrictDer(bytes);
        int start = der.contentStart(0);
        int end = der.contentStart(start) + der.length(start);
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** Checks the element at {@code start} and returns the offset after it, at most {@code limit}. */
    private int element(int start, int limit, int depth) throws MalformedDerException {
        if (depth > IdentityLimits.MAX_DER_DEPTH) {
            throw new MalformedDerException("structures nested deeper than " + IdentityLimits.MAX_DER_DEPTH);
        }
        if (start + 2 > limit || (bytes[start] & 0x1f) == 0x1f) {
            throw new MalformedDerException("want a DER element at byte " + start);
        }
        int content = contentStart(start);
        int length = length(start);
        if (content > limit || length > limit - content) {
            throw new MalformedDerException("element at byte " + start + " runs past its end");
        }
        int end = content + length;
        if ((bytes[start] & CONSTRUCTED) != 0) {
            int next = content;
            while (next < end) {
                next = element(next, end, depth + 1);
            }
        } else {
            checkPrimitive(bytes[start] & 0xff, content, length);
        }
        return end;
    }

    private void checkPrimitive(int tag, int content, int length) throws MalformedDerException {
        boolean wellFormed = switch (tag) {
            case BOOLEAN -> length == 1 && (bytes[content] == 0 || bytes[content] == -1);
            case INTEGER -> length >= 1 && (length == 1 || !redundantSign(bytes[content], bytes[content + 1]));
            case NULL -> length == 0;
            default -> true;
        };
        if (!wellFormed) {
            throw new MalformedDerException("value at byte " + content + " is not in its shortest form");
        }
    }

    private static boolean redundantSign(byte first, byte second) {
        return (first == 0 && second >= 0) || (first == -1 && second < 0);
    }

    private int contentStart(int start) throws MalformedDerException {
        int first = bytes[start + 1] & 0xff;
        return start + 2 + (first < 0x80 ? 0 : lengthBytes(start, first));
    }

    private int length(int start) throws MalformedDerException {
        int first = bytes[start + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int count = lengthBytes(start, first);
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | bytes[start + 2 + i] & 0xff;
        }
        if (length < 0x80 || (count == 2 && length < 0x100)) {
            throw new MalformedDerException("length at byte " + (start + 1) + " is not in its shortest form");
        }
        return length;
    }

    private int lengthBytes(int start, int first) throws MalformedDerException {
        int count = first & 0x7f;
        // Two bytes of length reach 65,535, beyond every certificate that is let in; zero would be the indefinite form.
        if (count < 1 || count > 2 || start + 2 + count > bytes.length) {
            throw new MalformedDerException("length at byte " + (start + 1) + ": want a definite one below 65,536");
        }
        return count;
    }
}
