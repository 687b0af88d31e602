package io.tallystick.ledger.state;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** State in memory: for audits and replays, which keep none. */
public final class InMemoryBackend implements StateBackend {
    private final TreeMap<byte[], byte[]> values = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte[] get(byte[] key) {
        return values.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    public void scan(byte prefix, BiConsumer<byte[], byte[]> visitor) {
        Map<byte[], byte[]> range = values.tailMap(new byte[] {prefix});
        for (Map.Entry<byte[], byte[]> entry : range.entrySet()) {
            if (entry.getKey()[0] != prefix) {
                return;
            }
            visitor.accept(entry.getKey(), entry.getValue());
        }
    }
}
