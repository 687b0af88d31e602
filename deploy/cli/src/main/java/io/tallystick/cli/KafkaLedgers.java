package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.schemas.serde.Registry;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.export.KafkaBlockSource;
import io.tallystick.sink.export.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** The ledgers of a network in Kafka. */
final class KafkaLedgers implements AutoCloseable {
    private final Map<String, Object> consumer;
    private final Patience patience;
    private final Registry registry;
    private final Topics topics;

    /** @param registry is closed with it */
    KafkaLedgers(KafkaOptions kafka, Registry registry, Genesis genesis, PrintWriter err) throws IOException {
        this.consumer = kafka.client("consumer.");
        this.patience = kafka.patience(err);
        this.registry = registry;
        this.topics = new Topics(genesis.network());
    }

    KafkaBlockSource source(int ledger) {
        return new KafkaBlockSource(consumer, registry, topics, ledger, patience);
    }

    /**
     * Waits until each ledger has a signed checkpoint: a network's first comes a moment after its first block.
     *
     * @throws io.tallystick.sink.export.UnreachableException if one has none in time
     */
    void awaitCheckpoints(int count) throws IOException {
        for (int ledger = 0; ledger < count; ledger++) {
            Patience waiting = patience.fresh();
            while (source(ledger).newestCheckpoints().isEmpty()) {
                waiting.noAnswer("the first checkpoint of ledger " + ledger, null);
                waiting.pause();
            }
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
