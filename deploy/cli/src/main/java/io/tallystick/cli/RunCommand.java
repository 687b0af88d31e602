package io.tallystick.cli;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.topology.app.LedgerApp;
import io.tallystick.topology.app.LedgerProperties;
import io.tallystick.topology.http.HttpSettings;
import io.tallystick.topology.node.LedgerNode;
import io.tallystick.topology.node.NodeSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.KafkaStreams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: one instance of the application. */
@Command(
        name = "run",
        description = "Run one instance of the ledger application; start more, anywhere, to scale out.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick run --network my-network --bootstrap-server localhost:9092 \\",
            "      --schema-registry http://localhost:8081",
            "  tallystick run --network my-network --config production.properties --threads 8",
            "",
            "--config takes any setting of Kafka's clients and Kafka Streams, those of the ledger (tallystick.block.*,"
                    + " tallystick.order.*) and tallystick.keystore.type, .provider, .provider.argument, .path, .password.file"
                    + " for ledger keys that are elsewhere, such as in a hardware module. Ctrl-C or SIGTERM stops it cleanly."
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(500);

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Stream threads, 1 to 64; default 2.")
    private int threads;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Local state; default the first free folder of state/ in the network's folder.")
    private Path stateDirectory;

    @Option(
            names = "--http",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8080",
            description = "Where health, metrics and queries are answered; default 127.0.0.1:8080, none with \"off\".")
    private String http;

    @Option(
            names = "--no-read-model",
            description = "Do not keep the blocks for queries; the read model takes disk for all of them.")
    private boolean withoutReadModel;

    @Mixin
    private KafkaNetwork network;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        NetworkDirectory directory = network.directory();
        Genesis genesis = directory.genesis();
        Map<String, Object> settings = network.kafka().settings();
        network.kafka().requireRegistry();
        List<Signer> signers = directory.ledgerSigners(KeyStoreProperties.take(settings, directory.ledgerKeyStore()));
        LedgerProperties ledger = new LedgerProperties(settings);
        try (StateFolder folder = StateFolder.take(stateDirectory, network.path())) {
            NodeSettings node = new NodeSettings(
                    genesis,
                    number -> new NoteSigner(genesis.origin(number), signers.get(number)),
                    settings,
                    ledger.ledger(),
                    ledger.timing(),
                    ledger.threads(threads),
                    folder.path(),
                    http(),
                    !withoutReadModel);
            BrokerWait.until(network.kafka(), err);
            err.println("network " + genesis.network() + ": starting, state in " + folder.path());
            err.flush();
            return run(LedgerNode.start(node, BrokerWait.WITHOUT_END), err);
        }
    }

    private Optional<HttpSettings> http() {
        if (http.equals("off")) {
            return Optional.empty();
        }
        return Optional.of(HostPort.parse(
                http, HttpSettings.DEFAULTS::at, "--http: want HOST:PORT, such as 127.0.0.1:8080, or off"));
    }

    private static int run(LedgerNode node, PrintWriter err) throws InterruptedException {
        node.url().ifPresent(url -> {
            err.println("health, metrics and queries: " + url);
            err.flush();
        });
        return UntilStopped.run(
                node::close,
                () -> watch(node.app(), err),
                node.app()::failure,
                failure -> new CliException(
                        Exit.DOES_NOT_HOLD,
                        "the application stopped, since going on could lose or change records: "
                                + UntilStopped.cause(failure),
                        failure));
    }

    private static void watch(LedgerApp app, PrintWriter err) throws InterruptedException {
        KafkaStreams.State told = null;
        while (!app.awaitStopped(LOOK)) {
            if (app.state() != told) {
                told = app.state();
                err.println(told == KafkaStreams.State.RUNNING ? "running" : "state: " + told);
                err.flush();
            }
        }
    }
}
