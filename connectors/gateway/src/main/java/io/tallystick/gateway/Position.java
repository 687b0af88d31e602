package io.tallystick.gateway;

import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.ArrayDeque;
import java.util.Base64;

/**
 * Where a stream stands: the next number, and which messages were signed last. Written by whoever holds it, in the transaction that
 * writes the envelopes: before it, none of them was sent; after it, none is signed again.
 *
 * <pre>
 * position = version "," next "," marks      ; ASCII
 * version  = "1"
 * next     = decimal, 1 to SignedEnvelope.MAX_SEQUENCE + 1: the number that the next envelope gets
 * marks    = base64 without padding of the last messages' marks, 8 bytes each, oldest first
 * </pre>
 */
final class Position {
    static final int MARK_BYTES = Long.BYTES;
    private static final String VERSION = "1";

    private record Mark(long digest, long ordinal) {}

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long next = 1;

    /**
     * @param text as {@link #encode} made it
     * @param ordinal what the marks count as: those of an earlier run were all before the messages of this one
     * @throws IllegalArgumentException saying what was wanted and what was found
     */
    static Position decode(String text, long ordinal) {
        String[] parts = text.split(",", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw bad(text, "version " + VERSION + ", the next number and marks, joined by commas");
        }
        Position position = new Position();
        try {
            position.next = Long.parseLong(parts[1]);
            byte[] bytes = Base64.getDecoder().decode(parts[2]);
            if (position.next < 1
                    || position.next - 1 > SignedEnvelope.MAX_SEQUENCE
                    || bytes.length % MARK_BYTES != 0) {
                throw bad(text, "a number from 1 and whole marks");
            }
            for (int at = 0; at < bytes.length; at += MARK_BYTES) {
                position.marks.add(new Mark(Marks.at(bytes, at), ordinal));
            }
        } catch (IllegalArgumentException e) {
            throw bad(text, "a number from 1 and base64");
        }
        return position;
    }

    private static IllegalArgumentException bad(String text, String want) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new IllegalArgumentException("position of a stream: want " + want + ", got \"" + shown + "\"");
    }

    long next() {
        return next;
    }

    /** Whether {@code count} more numbers are left. */
    boolean hasRoom(int count) {
        return next + count - 1 <= SignedEnvelope.MAX_SEQUENCE;
    }

    boolean has(long digest) {
        for (Mark mark : marks) {
            if (mark.digest == digest) {
                return true;
            }
        }
        return false;
    }

    /** Uses {@code count} numbers. */
    void advance(int count) {
        next += count;
    }

    /**
     * Remembers a message, and forgets what is too old to be delivered again.
     *
     * @param ordinal counts the messages of all streams: of those that a broker has in flight, none is older than {@code window}
     * @param atLeast how many of the stream's own last are kept however old: a device sends again what it was not acknowledged
     */
    void mark(long digest, long ordinal, int window, int atLeast) {
        marks.add(new Mark(digest, ordinal));
        while (marks.size() > atLeast && marks.peekFirst().ordinal <= ordinal - window) {
            marks.removeFirst();
        }
    }

    String encode() {
        byte[] bytes = new byte[marks.size() * MARK_BYTES];
        int at = 0;
        for (Mark mark : marks) {
            Marks.put(bytes, at, mark.digest);
            at += MARK_BYTES;
        }
        return VERSION + "," + next + "," + Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
