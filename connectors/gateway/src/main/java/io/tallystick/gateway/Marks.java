package io.tallystick.gateway;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.ledger.crypto.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a message is known by when it comes again: the first 8 bytes of SHA-256(uint16 length of the topic ‖ topic ‖ ordinal ‖ payload), the
 * ordinal two bytes. What is told apart by more than that, as answers to two commands, has SHA-256(correlation) after the payload. Two that
 * differ and agree in it would need the sender's effort, and cost the sender's own reading.
 *
 * <p>A request that its sender gave a key is known by two marks: SHA-256(0xffff ‖ key), and SHA-256(0xfffe ‖ key ‖ digest), the first 8
 * bytes of each. No topic is so long that a message's mark begins alike.
 */
final class Marks {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] NOTHING = {};

    private Marks() {}

    /** @param ordinal which of the message's results, 0 to 65,535 */
    static long of(IntakeMessage message, int ordinal) {
        return of(message, ordinal, NOTHING);
    }

    /** @param correlation what else tells the message from others; empty for nothing */
    static long of(IntakeMessage message, int ordinal, byte[] correlation) {
        byte[] topic = message.topic().getBytes(StandardCharsets.UTF_8);
        byte[] payload = message.payload();
        byte[] more = correlation.length == 0 ? NOTHING : Sha256.digest(correlation);
        byte[] input = new byte[4 + topic.length + payload.length + more.length];
        input[0] = (byte) (topic.length >>> 8);
        input[1] = (byte) topic.length;
        System.arraycopy(topic, 0, input, 2, topic.length);
        input[2 + topic.length] = (byte) (ordinal >>> 8);
        input[3 + topic.length] = (byte) ordinal;
        System.arraycopy(payload, 0, input, 4 + topic.length, payload.length);
        System.arraycopy(more, 0, input, 4 + topic.length + payload.length, more.length);
        return at(Sha256.digest(input), 0);
    }

    /** The mark of a key, whatever was sent under it. */
    static long ofKey(String key) {
        return ofRequest(0xff, key, new byte[0]);
    }

    /** @param digest of what was sent under the key, of one length always */
    static long ofRequest(String key, byte[] digest) {
        return ofRequest(0xfe, key, digest);
    }

    private static long ofRequest(int kind, String key, byte[] digest) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        byte[] input = new byte[2 + utf8.length + digest.length];
        input[0] = (byte) 0xff;
        input[1] = (byte) kind;
        System.arraycopy(utf8, 0, input, 2, utf8.length);
        System.arraycopy(digest, 0, input, 2 + utf8.length, digest.length);
        return at(Sha256.digest(input), 0);
    }

    static long at(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static void put(byte[] bytes, int at, long mark) {
        LONG.set(bytes, at, mark);
    }
}
