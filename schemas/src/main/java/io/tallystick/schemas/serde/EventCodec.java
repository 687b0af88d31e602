package io.tallystick.schemas.serde;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The events topic's values on the hot path, with neither registry nor objects in between. Two forms are taken:
 *
 * <pre>
 * value    = bare / framed
 * bare     = %xD2 *OCTET                  ; a tagged COSE_Sign1 (RFC 9052 section 4.2), as it is
 * framed   = %x00 schema-id event         ; Confluent framing of the Avro record Event
 * event    = envelope received-at source *OCTET
 * envelope = length 1*OCTET               ; length: Avro long
 * </pre>
 *
 * The first three fields of Event are the same in every version, which the build checks, and fields added later follow
 * them. So the envelope is found without the writer's schema, and the ledger's verdict on a record never depends on whether
 * a registry is up or what it says. What follows the first three fields is not looked at: nothing in it is signed.
 */
public final class EventCodec {
    /** First byte of a bare envelope: CBOR tag 18. */
    public static final byte COSE_SIGN1_TAG = (byte) 0xd2;
    /**
     * Longest envelope that is written, in bytes: what surely fits a record of the events topic. A ledger takes less, and
     * its own answer to more is too-large; so a longer one must be able to reach it.
     */
    public static final int MAX_ENVELOPE_BYTES = 1_000_000;
    /** Longest source that is written, in characters. */
    public static final int MAX_SOURCE_CHARACTERS = 1_024;

    private static final int LONG_MAX_BYTES = 10;

    private EventCodec() {}

    /**
     * Takes the envelope from a record's value.
     *
     * @param value the value, which is returned itself when it is a bare envelope; not changed
     * @return the envelope, 1 byte or more. Its upper bound is left to the ledger, which says too-large, not malformed.
     * @throws MalformedEventException when the value is neither form, or is cut
     */
    public static byte[] envelope(byte[] value) {
        if (value.length == 0) {
            throw new MalformedEventException("got an empty value, want an envelope (0xd2…) or a framed Event (0x00…)");
        }
        if (value[0] == COSE_SIGN1_TAG) {
            return value;
        }
        AvroBytes in = bodyOf(value);
        try {
            int length = in.length();
            if (length == 0) {
                throw new MalformedEventException("got an Event with an empty envelope, want 1 byte or more");
            }
            return in.take(length);
        } catch (MalformedRecordException e) {
            throw new MalformedEventException("got an Event whose envelope is cut: " + e.getMessage());
        }
    }

    /**
     * When the intake took the event, in milliseconds since 1970-01-01T00:00:00Z; -1 for a bare envelope, which does not say.
     *
     * @throws MalformedEventException as {@link #envelope} does
     */
    public static long receivedAtMillis(byte[] value) {
        if (value.length > 0 && value[0] == COSE_SIGN1_TAG) {
            return -1;
        }
        AvroBytes in = bodyOf(value);
        try {
            in.skip(in.length());
            return in.varLong();
        } catch (MalformedRecordException e) {
            throw new MalformedEventException("got an Event that is cut: " + e.getMessage());
        }
    }

    /**
     * Writes an Event in Confluent framing: the same bytes as {@link AvroSerializer} writes.
     *
     * @param schemaId id of the schema of Event in the registry
     * @param envelope the envelope, 1 to {@value #MAX_ENVELOPE_BYTES} bytes
     * @param receivedAtMillis when the intake took it, milliseconds since 1970-01-01T00:00:00Z
     * @param source where the intake got it; cut to {@value #MAX_SOURCE_CHARACTERS} characters
     */
    public static byte[] encode(int schemaId, byte[] envelope, long receivedAtMillis, String source) {
        if (envelope.length == 0 || envelope.length > MAX_ENVELOPE_BYTES) {
            throw new IllegalArgumentException(
                    "got an envelope of " + envelope.length + " bytes, want 1 to " + MAX_ENVELOPE_BYTES);
        }
        byte[] from = cut(source).getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[ConfluentFraming.HEADER_BYTES + 3 * LONG_MAX_BYTES + envelope.length + from.length];
        ConfluentFraming.putHeader(out, schemaId);
        int at = putLong(out, ConfluentFraming.HEADER_BYTES, envelope.length);
        System.arraycopy(envelope, 0, out, at, envelope.length);
        at = putLong(out, at + envelope.length, receivedAtMillis);
        at = putLong(out, at, from.length);
        System.arraycopy(from, 0, out, at, from.length);
        return Arrays.copyOf(out, at + from.length);
    }

    private static AvroBytes bodyOf(byte[] value) {
        try {
            ConfluentFraming.schemaId(value);
        } catch (NotFramedException e) {
            throw new MalformedEventException(e.getMessage() + "; an envelope begins with 0xd2");
        }
        return new AvroBytes(value, ConfluentFraming.HEADER_BYTES);
    }

    private static String cut(String source) {
        if (source.length() <= MAX_SOURCE_CHARACTERS) {
            return source;
        }
        // Half of a surrogate pair is not a character, and not UTF-8.
        boolean splits = Character.isHighSurrogate(source.charAt(MAX_SOURCE_CHARACTERS - 1));
        return source.substring(0, splits ? MAX_SOURCE_CHARACTERS - 1 : MAX_SOURCE_CHARACTERS);
    }

    private static int putLong(byte[] out, int at, long value) {
        long raw = value << 1 ^ value >> 63;
        int position = at;
        while ((raw & ~0x7fL) != 0) {
            out[position++] = (byte) (raw & 0x7f | 0x80);
            raw >>>= 7;
        }
        out[position++] = (byte) raw;
        return position;
    }
}
