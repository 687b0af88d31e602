package io.tallystick.topology.state;

import io.tallystick.ledger.state.StateBackend;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A key-value store whose values a task holds as objects, and writes once per commit.
 *
 * <p>Kafka Streams flushes the caches of a task's stores at the beginning of every commit, whoever asked for it (interval,
 * rebalance, revocation, shutdown), before it flushes the producer and commits the transaction. That moment is the hook
 * here. A crash before the transaction commits loses what the hook sent and wrote together with the input offsets; one
 * after it loses nothing.
 *
 * @param <T> what the task holds
 */
public final class CommitStore<T> extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
        implements StateBackend {
    /** Makes what a task holds from what its store has. */
    public interface Opener<T> {
        /** @param partition the task's partition: its ledger */
        T open(int partition, StateBackend backend);
    }

    private static final Runnable NOTHING = () -> {};

    private final Opener<T> opener;
    private T held;
    private Runnable atCommit = NOTHING;

    CommitStore(KeyValueStore<Bytes, byte[]> inner, Opener<T> opener) {
        super(inner);
        this.opener = opener;
    }

    /** What the task holds, the same object for all its processors. To be called from a processor's init or later. */
    public T open(int partition) {
        if (held == null) {
            held = opener.open(partition, this);
        }
        return held;
    }

    /** Sets what is to be done at every commit; it may forward and may write to this store. */
    public void atCommit(Runnable action) {
        atCommit = action;
    }

    /** Lets go of what the task holds; the next {@link #open} makes it anew from the store. */
    public void release() {
        held = null;
        atCommit = NOTHING;
    }

    @Override
    public void flushCache() {
        atCommit.run();
    }

    @Override
    public void clearCache() {
        release();
    }

    @Override
    public byte[] get(byte[] key) {
        return wrapped().get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        wrapped().put(Bytes.wrap(key), value);
    }

    @Override
    public void scan(byte prefix, BiConsumer<byte[], byte[]> visitor) {
        Bytes from = Bytes.wrap(new byte[] {prefix});
        Bytes to = Bytes.wrap(new byte[] {(byte) (prefix + 1)});
        try (KeyValueIterator<Bytes, byte[]> range = wrapped().range(from, to)) {
            while (range.hasNext()) {
                KeyValue<Bytes, byte[]> next = range.next();
                if (!next.key.equals(to)) {
                    visitor.accept(next.key.get(), next.value);
                }
            }
        }
    }
}
