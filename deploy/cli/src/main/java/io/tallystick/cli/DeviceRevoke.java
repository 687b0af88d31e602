package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code device revoke}. */
@Command(
        name = "revoke",
        description = "Tell every ledger, signed by the device's organisation, to take nothing more from a device.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tallystick device revoke acme pump-1 --reason stolen \\",
            "      --network my-network --bootstrap-server localhost:9092",
            "  tallystick device revoke acme probe-9 --behind-gateway"
        })
final class DeviceRevoke implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ORG", description = "The device's organisation.")
    private String organisation;

    @Parameters(index = "1", paramLabel = "DEVICE", description = "The device's name within it.")
    private String device;

    @Option(names = "--reason", defaultValue = "unspecified", description = "Why, for readers of the ledger.")
    private String reason;

    @Option(
            names = "--behind-gateway",
            description = "It has no key of its own: take nothing more that gateways sign for it.")
    private boolean behindGateway;

    @Mixin
    private KafkaNetwork network;

    @Mixin
    private Console console;

    @Mixin
    private CommandClock clock;

    @Override
    public Integer call() throws Exception {
        NetworkDirectory directory = network.directory();
        DeviceId id = new DeviceId(organisation, device);
        boolean enrolled = Files.exists(directory.deviceFile(id));
        if (!enrolled && !behindGateway) {
            throw new CliException(
                    Exit.USAGE,
                    "device " + id + ": not enrolled in " + network.path()
                            + "; see `tallystick device list`, or say --behind-gateway if gateways sign for it");
        }
        Topics topics = new Topics(directory.genesis().network());
        List<Object> sent = new ArrayList<>();
        try (EventSender sender = new EventSender(network.kafka(), topics, console.err())) {
            Instant now = clock.now();
            byte[] envelope = envelope(directory, id, now);
            List<Future<RecordMetadata>> pending = new ArrayList<>();
            for (int ledger = 0; ledger < directory.genesis().ledgerCount(); ledger++) {
                pending.add(sender.send(ledger, id.toString(), envelope, now.toEpochMilli(), null));
            }
            for (Future<RecordMetadata> one : pending) {
                RecordMetadata where = sender.await(one);
                sent.add(Json.object("topic", where.topic(), "partition", where.partition(), "offset", where.offset()));
            }
            // A crash before this line leaves a revoked device that is not marked: revoking again is harmless.
            if (enrolled) {
                directory.markRevoked(id, now);
            }
        }
        console.print(Json.object("device", id, "sent", sent), "revoked " + id + " in " + sent.size() + " ledgers");
        return Exit.HOLDS;
    }

    private byte[] envelope(NetworkDirectory directory, DeviceId id, Instant now) {
        Map<String, Object> payload = Json.object("reason", reason);
        return Envelopes.sign(
                directory.organisationSigner(organisation),
                organisation,
                id.toString(),
                directory.nextRevocation(id),
                now,
                ContentType.REVOCATION,
                Json.line(payload).getBytes(StandardCharsets.UTF_8),
                List.of());
    }
}
