package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.cli.Cli;
import io.tallystick.cli.DocPage;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A network of one ledger with a device whose key became PEM as the page says, and what its client does. */
final class EnrolledPump {
    static final String SUBJECT = "pump-1";

    final Path folder;
    final Path network;
    private final List<String> client;

    private EnrolledPump(Path folder, List<String> client) {
        this.folder = folder;
        this.network = folder.resolve("plant");
        this.client = client;
    }

    /** Founds the network and enrols the device. */
    static EnrolledPump enrol(Path folder, List<String> client, String algorithm) throws Exception {
        assumeTrue(Tool.runs("openssl", "version"), "SKIPPED: no openssl on the path");
        EnrolledPump pump = new EnrolledPump(folder, client);
        Cli.ok("network", "init", pump.network, "--name", "plant", "--partitions", 1, "--org", "acme");
        Cli.ok("device", "enrol", "acme", "pump-1", "--alg", algorithm, "--network", pump.network);
        List<String> commands = DocPage.read("docs/how-to/devices.md").lines("", "openssl pkcs12 ");
        assertThat(commands).hasSize(1);
        Tool.run(folder, Map.of(), List.of("sh", "-e", "-c", "umask 077; openssl pkcs12 " + commands.get(0)))
                .requireExit(0);
        return pump;
    }

    /** The command of a reading, or what else follows the arguments that never change. */
    List<String> command(String... more) {
        List<String> command = new ArrayList<>(client);
        command.addAll(List.of("--key", "pump-1.pem", "--device", "acme/pump-1", "--state", "pump-1.state"));
        if (!List.of(more).contains("--subject")) {
            command.addAll(List.of("--subject", SUBJECT));
        }
        command.addAll(List.of(more));
        return command;
    }

    Tool.Answer run(String... more) throws Exception {
        return Tool.run(folder, Map.of("MQTT_PASSWORD", MosquittoBroker.PASSWORD), command(more));
    }

    byte[] written(int number) throws Exception {
        return Files.readAllBytes(folder.resolve("pump-1.state." + number + ".cose"));
    }

    /** The lines after the first of the file of numbers: what waits. */
    List<byte[]> waiting() throws Exception {
        Path state = folder.resolve("pump-1.state");
        return !Files.exists(state)
                ? List.of()
                : Files.readAllLines(state).stream()
                        .skip(1)
                        .map(HexFormat.of()::parseHex)
                        .toList();
    }

    /** The strict decoder takes them, and a ledger of the network enters all of them, in this order, and refuses none. */
    List<SignedEnvelope> requireSealed(List<byte[]> envelopes) throws Exception {
        Path genesis = network.resolve("network.yaml");
        PureLedger ledger = new PureLedger(
                Genesis.parse(genesis.toString(), Files.readAllBytes(genesis)), 0, LedgerSettings.DEFAULTS);
        // The clock stands still within a block: the one with the genesis is closed at the start of all tests.
        ledger.commit().advance(Duration.between(TestNetwork.START, Instant.now()));
        List<SignedEnvelope> decoded = new ArrayList<>();
        for (byte[] envelope : envelopes) {
            decoded.add(SignedEnvelope.decode(envelope));
            ledger.accept(SUBJECT, envelope);
        }
        ledger.commit();
        assertThat(ledger.rejections()).isEmpty();
        assertThat(ledger.audit()).hasSameSizeAs(ledger.blocks());
        List<byte[]> entered = new ArrayList<>();
        ledger.entries().forEach(entry -> {
            if (entry instanceof EventEntry event) {
                entered.add(event.envelope());
            }
        });
        assertThat(entered).containsExactlyElementsOf(envelopes);
        return decoded;
    }
}
