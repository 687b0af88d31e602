package io.tallystick.topology.node;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.topology.app.AppSettings;
import io.tallystick.topology.http.HttpSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One instance as it is deployed: the ledger application with its metrics, and, if wanted, HTTP and the read model.
 *
 * @param genesis the network
 * @param signers the checkpoint signer of each ledger
 * @param kafka settings of Kafka's clients, of Kafka Streams and of the registry client
 * @param ledger how long to wait for missing numbers, when a block is full
 * @param timing intervals
 * @param threads how many threads seal and sign, and how many check signatures ahead of them
 * @param directory where local state is kept; each instance needs its own
 * @param http where health, metrics and queries are answered; nowhere if empty
 * @param readModel whether this instance keeps the blocks of some ledgers for queries; it takes disk for all of them
 */
public record NodeSettings(
        Genesis genesis,
        IntFunction<NoteSigner> signers,
        Map<String, Object> kafka,
        LedgerSettings ledger,
        AppSettings.Timing timing,
        AppSettings.Threads threads,
        Path directory,
        Optional<HttpSettings> http,
        boolean readModel) {
    public NodeSettings {
        kafka = Map.copyOf(kafka);
    }
}
