package io.tallystick.contracts;

import io.tallystick.ledger.state.StateBackend;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What contracts keep, over the ledger's backend: changes stay in memory until {@link #write}. A key is a letter, which says whose it
 * is, and a text.
 *
 * <pre>
 * "A" key              the book           "B" ledger            messages sent
 * "C" name NUL version a definition       "c" digest            signatures that a deployment has
 * "I" instance         an instance        "i" contract/subject  how many there were
 * "o" digest           signatures that an opening has
 * "m" digest           signatures that a migration has
 * "W" number           a walk            "w" number NUL instance   one that is none of the walk's
 * "O" subject          its owner          "P" subject NUL grantor NUL reader NUL scope   a consent
 * </pre>
 */
final class HostState {
    static final char BOOK = 'A';
    static final char SENT = 'B';
    static final char DEFINITION = 'C';
    static final char DEPLOYMENT = 'c';
    static final char INSTANCE = 'I';
    static final char COUNTER = 'i';
    static final char OPENING = 'o';
    static final char MIGRATION = 'm';
    static final char WALK = 'W';
    static final char PASSED = 'w';
    static final char OWNER = 'O';
    static final char CONSENT = 'P';

    private final StateBackend backend;
    private final TreeMap<String, byte[]> unwritten = new TreeMap<>();
    private final TreeMap<String, byte[]> inBlock = new TreeMap<>();

    HostState(StateBackend backend) {
        this.backend = backend;
    }

    /** The value, or null; not to be changed. */
    byte[] get(char kind, String name) {
        String key = kind + name;
        return unwritten.containsKey(key) ? unwritten.get(key) : backend.get(bytes(key));
    }

    /** Sets a value; null takes it away. What is there already is no change. */
    void put(char kind, String name, byte[] value) {
        byte[] before = get(kind, name);
        if (!Arrays.equals(before, value)) {
            unwritten.put(kind + name, value);
            inBlock.put(kind + name, value);
        }
    }

    /** Visits what the backend holds, in order of key's bytes; to be called before anything changes. */
    void scan(char kind, BiConsumer<String, byte[]> visitor) {
        backend.scan(
                (byte) kind,
                (key, value) -> visitor.accept(new String(key, 1, key.length - 1, StandardCharsets.UTF_8), value));
    }

    /** Whether anything changed since the last {@link #drainDigest}. */
    boolean isChanged() {
        return !inBlock.isEmpty();
    }

    /**
     * The SHA-256, in hexadecimal digits, of what changed since the last call, each key once with its last value, keys ascending by
     * UTF-16 units: {@code length:u32 key (0 / (1 length:u32 value))}.
     */
    String drainDigest() {
        MessageDigest sha256 = sha256();
        for (Map.Entry<String, byte[]> change : inBlock.entrySet()) {
            byte[] key = bytes(change.getKey());
            sha256.update(length(key));
            sha256.update(key);
            byte[] value = change.getValue();
            sha256.update((byte) (value == null ? 0 : 1));
            if (value != null) {
                sha256.update(length(value));
                sha256.update(value);
            }
        }
        inBlock.clear();
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Puts what changed into the backend. */
    void write() {
        unwritten.forEach((key, value) -> backend.put(bytes(key), value));
        unwritten.clear();
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
