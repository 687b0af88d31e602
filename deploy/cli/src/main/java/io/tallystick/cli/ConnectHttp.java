package io.tallystick.cli;

import io.tallystick.connect.http.IntakeServer;
import io.tallystick.connect.http.IntakeSettings;
import io.tallystick.connect.http.PortTakenException;
import io.tallystick.connect.http.Tokens;
import io.tallystick.gateway.Duplicates;
import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.gateway.journal.JournalSettings;
import io.tallystick.gateway.journal.SigningJournal;
import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.gateway.output.Output;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.schemas.topics.MissingTopicsException;
import io.tallystick.schemas.topics.Topics;
import io.tallystick.sink.export.UnreachableException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code connect http}: takes envelopes and readings over HTTP. */
@Command(
        name = "http",
        description = "Take envelopes, and readings with a token, by POST /api/v1/events.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick connect http --gateway gw-1.p12 --tokens tokens.txt \\",
            "      --bootstrap-server localhost:9092 --schema-registry http://localhost:8081",
            "",
            "Ctrl-C or SIGTERM stops it cleanly. Of one gateway, one process takes events at a time: a second one stops the"
                    + " first."
        })
final class ConnectHttp implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(500);

    /** Below what senders and proxies wait for an answer. */
    private static final Duration JOURNAL_PATIENCE = Duration.ofSeconds(20);

    /** Messages without keys that are known again, over all streams. */
    private static final int WINDOW = 256;

    private static final int MAX_STREAMS = 100_000;

    @Option(
            names = "--gateway",
            paramLabel = "FILE",
            required = true,
            description = "Key store of the gateway that signs readings, as `device enrol --gateway` makes it.")
    private Path gateway;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8090",
            description = "Where requests are answered; default 127.0.0.1:8090.")
    private String listen;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "Whose readings are taken: name and SHA-256 of a token a line, mode 600; default nobody's.")
    private Path tokens;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What JSON objects mean that come without ?subject=&device=.")
    private Path mapping;

    @Option(
            names = "--duplicates",
            paramLabel = "auto|drop|keep",
            defaultValue = "auto",
            description = "Readings without an Idempotency-Key that came before; default auto.")
    private Duplicates duplicates;

    @Mixin
    private KafkaNetwork network;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        IntakeSettings settings = settings();
        Topics topics = new Topics(network.genesis().network());
        GatewayIdentity identity = GatewayIdentity.load(Inputs.file(gateway));
        Tokens known = tokens == null ? Tokens.none() : Tokens.load(Inputs.file(tokens));
        Optional<JsonMapping> meaning = mapping == null ? Optional.empty() : Optional.of(JsonMappingFile.read(mapping));
        requireTopics(topics, err);
        JournalSettings journal = JournalSettings.of(network.kafka().client("producer."), topics, identity)
                .withPatience(JOURNAL_PATIENCE);
        try (Output output = FramedOutput.open(topics, network.kafka().registrySettings())) {
            IntakeServer.Intake intake = new IntakeServer.Intake(
                    identity.id(),
                    () -> SigningJournal.open(journal, identity, duplicates, WINDOW, MAX_STREAMS),
                    output,
                    known,
                    meaning,
                    InstantSource.system());
            return run(IntakeServer.start(settings, intake), identity, known, err);
        } catch (PortTakenException e) {
            throw new CliException(Exit.UNREACHABLE, e.getMessage(), e);
        }
    }

    private static int run(IntakeServer server, GatewayIdentity identity, Tokens tokens, PrintWriter err)
            throws InterruptedException {
        err.println("taking events at " + server.url() + "/api/v1/events, signed by " + identity.id() + "; "
                + tokens.size() + " tokens");
        err.flush();
        return UntilStopped.run(
                server::close,
                () -> {
                    while (!server.awaitStopped(LOOK)) {
                        // Until it stops by itself, or Ctrl-C.
                    }
                },
                server::failure,
                failure -> new CliException(Exit.UNREACHABLE, "the intake stopped: " + failure.getMessage(), failure));
    }

    private IntakeSettings settings() {
        return HostPort.parse(listen, IntakeSettings.DEFAULTS::at, "--listen: want HOST:PORT, such as 127.0.0.1:8090");
    }

    /** A producer waits for a topic that is not there as for a broker that is away. */
    private void requireTopics(Topics topics, PrintWriter err) throws Exception {
        Map<String, Object> settings = network.kafka().admin();
        TellingWait wait = new TellingWait("Kafka", err);
        try (Admin admin = Admin.create(settings)) {
            Reach.await(admin, network.kafka().timeout(), wait);
            for (String topic : List.of(topics.events(), topics.rejected())) {
                admin.describeTopics(List.of(topic)).allTopicNames().get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new MissingTopicsException(List.of(topics.events(), topics.rejected()));
            }
            throw new UnreachableException("Kafka: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
