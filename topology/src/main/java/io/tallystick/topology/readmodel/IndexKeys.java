package io.tallystick.topology.readmodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the index and of the blocks. Integers are big-endian, so that the order of bytes is that of numbers.
 *
 * <pre>
 * key     = next / event / gap
 * next    = "N"                     ; → index:u64 of the first entry that is not indexed
 * event   = "E" stream sequence:u64 ; → index:u64 of the event or revocation
 * gap     = "G" stream first:u64    ; → last:u64 index:u64 of the gap entry
 * stream  = device:str8 subject:str8
 * </pre>
 */
final class IndexKeys {
    /** Longest device name or subject, in bytes of UTF-8: the envelope's own limit. */
    static final int MAX_NAME_BYTES = 255;

    static final Bytes NEXT = Bytes.wrap(new byte[] {'N'});

    private IndexKeys() {}

    static Bytes event(String device, String subject, long sequence) {
        return key('E', device, subject, sequence);
    }

    static Bytes gap(String device, String subject, long first) {
        return key('G', device, subject, first);
    }

    /** The key of a block. */
    static Bytes block(long firstIndex) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(firstIndex).array());
    }

    static byte[] numbers(long... numbers) {
        ByteBuffer value = ByteBuffer.allocate(numbers.length * Long.BYTES);
        for (long number : numbers) {
            value.putLong(number);
        }
        return value.array();
    }

    private static Bytes key(char kind, String device, String subject, long number) {
        byte[] from = name("device", device);
        byte[] about = name("subject", subject);
        return Bytes.wrap(ByteBuffer.allocate(1 + 1 + from.length + 1 + about.length + Long.BYTES)
                .put((byte) kind)
                .put((byte) from.length)
                .put(from)
                .put((byte) about.length)
                .put(about)
                .putLong(number)
                .array());
    }

    private static byte[] name(String what, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException(
                    what + ": want at most " + MAX_NAME_BYTES + " bytes of UTF-8, got " + bytes.length);
        }
        return bytes;
    }
}
