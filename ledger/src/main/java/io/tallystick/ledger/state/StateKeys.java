package io.tallystick.ledger.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The keys of the ledger's state.
 *
 * <pre>
 * device = "D" name                          ; organisation/name
 * stream = "S" device:str8 subject:str8
 * held   = "H" device:str8 subject:str8 sequence:u64
 * head   = "M"                               ; of the task
 * sender = "N" ledger:u16
 * </pre>
 */
final class StateKeys {
    static final byte DEVICE = 'D';
    static final byte STREAM = 'S';
    static final byte HELD = 'H';
    static final byte SENDER = 'N';

    private StateKeys() {}

    static byte[] device(String device) {
        byte[] name = device.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[1 + name.length];
        key[0] = DEVICE;
        System.arraycopy(name, 0, key, 1, name.length);
        return key;
    }

    static byte[] stream(StreamKey stream) {
        return pair(STREAM, stream, 0).array();
    }

    static byte[] held(StreamKey stream, long sequence) {
        return pair(HELD, stream, Long.BYTES).putLong(sequence).array();
    }

    static byte[] sender(int ledger) {
        return new byte[] {SENDER, (byte) (ledger >>> 8), (byte) ledger};
    }

    static StreamKey streamOfHeld(byte[] key) {
        ByteBuffer in = ByteBuffer.wrap(key, 1, key.length - 1);
        return new StreamKey(str8(in), str8(in));
    }

    static long sequenceOfHeld(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    private static ByteBuffer pair(byte prefix, StreamKey stream, int more) {
        byte[] device = stream.device().getBytes(StandardCharsets.UTF_8);
        byte[] subject = stream.subject().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 + device.length + subject.length + more)
                .put(prefix)
                .put((byte) device.length)
                .put(device)
                .put((byte) subject.length)
                .put(subject);
    }

    private static String str8(ByteBuffer in) {
        byte[] utf8 = new byte[in.get() & 0xff];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
