package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.merkle.NaiveTree;
import io.tallystick.ledger.senml.Reading;
import io.tallystick.ledger.senml.Readings;
import io.tallystick.sink.tiles.TileDirectoryReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real machine's readings through a real broker: every one is in the ledger as written, under a root that anyone gets. */
class RealDataIT {
    private static final int READINGS = 22_695;
    private static final Path DATA = Path.of(System.getProperty("tallystick.shared"))
            .resolve("data/industrial/nab_machine_temperature_system_failure.csv");
    private static final Path MAPPING = Path.of(System.getProperty("tallystick.root"))
            .resolve("deploy/quickstart/src/main/resources/mappings/machine-temperature.yaml");

    @TempDir
    Path folder;

    @Test
    void machineTemperatures_replayed_areAllInTheLedgerUnderTheNaiveRoot() throws Exception {
        assumeTrue(Files.exists(DATA), "SKIPPED: no " + DATA + "; -Dtallystick.shared=DIR says where the data lies");
        Path network = folder.resolve("network");
        Path archive = folder.resolve("archive");
        Cli.ok("network", "init", network, "--name", "machines", "--partitions", 1, "--org", "works");
        try (KafkaUnderTest kafka = KafkaUnderTest.start();
                SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start()) {
            Path config = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
            Cli.ok("topics", "create", "--network", network, "--config", config);
            Thread app =
                    new Thread(() -> Cli.run("run", "--network", network, "--config", config, "--http", "off"), "app");
            app.start();
            try {
                Cli replay = Cli.ok(
                        "replay", "--mapping", MAPPING, DATA, "--network", network, "--config", config, "--json");
                assertThat(replay.out()).contains("\"acknowledged\":" + READINGS);
                await().atMost(Duration.ofSeconds(180)).untilAsserted(() -> {
                    Cli.ok("export", "--to", archive, "--network", network, "--config", config);
                    assertThat(Cli.ok("verify", archive, "--json").out()).contains("\"events\":" + READINGS);
                });
            } finally {
                app.interrupt();
                app.join(Duration.ofSeconds(60).toMillis());
            }
        }
        Path ledger = archive.resolve("ledger-0");
        List<String> checkpoint = Files.readAllLines(ledger.resolve("checkpoint"));
        long size = Long.parseLong(checkpoint.get(1));
        List<byte[]> entries = new ArrayList<>();
        new TileDirectoryReader(ledger)
                .entries(
                        0,
                        size,
                        size,
                        (index, bytes, offset, length) ->
                                entries.add(Arrays.copyOfRange(bytes, offset, offset + length)));
        assertThat(NaiveTree.mth(entries)).isEqualTo(Base64.getDecoder().decode(checkpoint.get(2)));
        assertThat(values(entries)).isEqualTo(valuesOfFile());
    }

    private static List<String> values(List<byte[]> entries) throws Exception {
        List<String> values = new ArrayList<>();
        for (byte[] entry : entries) {
            if (LedgerEntry.decode(entry) instanceof EventEntry event) {
                for (Reading reading : Readings.of(SignedEnvelope.decode(event.envelope()))) {
                    values.add(((Reading.Numeric) reading.value()).text());
                }
            }
        }
        return values;
    }

    private static List<String> valuesOfFile() throws Exception {
        return Files.readAllLines(DATA, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.substring(line.indexOf(',') + 1))
                .toList();
    }
}
