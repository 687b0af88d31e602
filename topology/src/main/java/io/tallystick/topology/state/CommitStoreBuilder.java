package io.tallystick.topology.state;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds {@link CommitStore}s over RocksDB with a changelog. Their own kind of caching is always on and cannot be chosen.
 *
 * @param <T> what the task holds
 */
public final class CommitStoreBuilder<T> implements StoreBuilder<CommitStore<T>> {
    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> inner;
    private final CommitStore.Opener<T> opener;

    public CommitStoreBuilder(String name, CommitStore.Opener<T> opener) {
        this.inner =
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
        this.opener = opener;
    }

    @Override
    public CommitStore<T> build() {
        return new CommitStore<>(inner.build(), opener);
    }

    @Override
    public StoreBuilder<CommitStore<T>> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<CommitStore<T>> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<CommitStore<T>> withLoggingEnabled(Map<String, String> config) {
        inner.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<CommitStore<T>> withLoggingDisabled() {
        throw new UnsupportedOperationException("store " + name() + ": its changelog is what survives a crash");
    }

    @Override
    public Map<String, String> logConfig() {
        return inner.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return inner.loggingEnabled();
    }

    @Override
    public String name() {
        return inner.name();
    }
}
