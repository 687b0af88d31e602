package io.tallystick.ledger.state;

import java.util.function.BiConsumer;

/** Where a ledger's state is kept between commits: an ordered byte map. Keys and values are not changed after the call. */
public interface StateBackend {
    /** The value of a key, or null. */
    byte[] get(byte[] key);

    /** Sets a key's value; null removes the key. */
    void put(byte[] key, byte[] value);

    /** Visits every key that begins with a byte, in unsigned lexicographic order. */
    void scan(byte prefix, BiConsumer<byte[], byte[]> visitor);
}
