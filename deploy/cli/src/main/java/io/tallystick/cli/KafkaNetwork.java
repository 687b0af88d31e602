package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.schemas.serde.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** A network, and the Kafka that it is on. */
final class KafkaNetwork {
    @Mixin
    private NetworkOption network;

    @Mixin
    private KafkaOptions kafka;

    KafkaOptions kafka() {
        return kafka;
    }

    Path path() {
        return network.path();
    }

    /** The folder with the keys. */
    NetworkDirectory directory() {
        return network.directory();
    }

    /** The genesis, for which the file is enough. */
    Genesis genesis() throws IOException {
        return network.genesis();
    }

    /**
     * The ledgers of a network there.
     *
     * @param err is told when there is no answer
     */
    KafkaLedgers ledgers(Genesis genesis, PrintWriter err) throws IOException {
        Registry registry = kafka.registry();
        try {
            return new KafkaLedgers(kafka, registry, genesis, err);
        } catch (IOException | RuntimeException e) {
            registry.close();
            throw e;
        }
    }
}
