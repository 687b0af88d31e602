package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's whole way, with a real broker and a real registry. */
class EndToEndIT {
    private static final int ROWS = 600;

    @TempDir
    Path folder;

    @Test
    void network_fromFoundingToProof_worksAndEveryLieIsFound() throws Exception {
        Path network = folder.resolve("network");
        Path archive = folder.resolve("archive");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 2, "--org", "acme");
        Cli.ok("device", "enrol", "acme", "pump-1", "--network", network);
        Cli.ok("device", "enrol", "acme", "meter-1", "--network", network, "--alg", "ES256");
        try (KafkaUnderTest kafka = KafkaUnderTest.start();
                SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start()) {
            Path config = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
            Cli missing = Cli.run(
                    "send", "--device", device(network, "pump-1"), "--network", network, "--config", config, "t=1");
            assertThat(missing.exit()).isEqualTo(Exit.UNREACHABLE);
            assertThat(missing.err())
                    .contains("missing topics: plant.events. Create them with `tallystick topics create`");
            assertThat(Cli.ok("topics", "create", "--network", network, "--config", config, "--dry-run")
                            .out())
                    .contains("would create plant.events");
            Cli.ok("topics", "create", "--network", network, "--config", config);
            requirePortTakenIsSaid(network, config);
            Thread app =
                    new Thread(() -> Cli.run("run", "--network", network, "--config", config, "--http", "off"), "app");
            app.start();
            try {
                useNetwork(network, archive, config);
            } finally {
                app.interrupt();
                app.join(Duration.ofSeconds(60).toMillis());
            }
        }
        checkArchive(archive);
    }

    private static void requirePortTakenIsSaid(Path network, Path config) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            Cli run = Cli.run("run", "--network", network, "--config", config, "--http", address, "--no-read-model");
            assertThat(run.err()).contains("" + taken.getLocalPort()).doesNotContain("\tat ");
            assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
        }
    }

    private void useNetwork(Path network, Path archive, Path config) throws Exception {
        Cli sent = Cli.ok(
                "send",
                "--device",
                device(network, "pump-1"),
                "--network",
                network,
                "--config",
                config,
                "--wait",
                "temperature=21.50Cel",
                "running=true");
        assertThat(sent.out())
                .contains("topic plant.events, partition ")
                .contains("number 1 of acme/pump-1")
                .contains(", block ");
        Cli.ok(
                "send",
                "--device",
                device(network, "meter-1"),
                "--network",
                network,
                "--config",
                config,
                "--wait",
                "--subject",
                "building-7",
                "energy=12kWh");
        Cli replay = Cli.ok(
                "replay",
                "--mapping",
                mapping(),
                data(),
                "--network",
                network,
                "--config",
                config,
                "--json",
                "--allow-bad-rows");
        assertThat(replay.out())
                .contains("\"rows\":" + ROWS)
                .contains("\"events\":" + (ROWS - 1))
                .contains("\"problemRows\":1")
                .contains("\"acknowledged\":" + (ROWS - 1))
                .contains("\"devices\":3,\"enrolled\":3");
        assertThat(replay.err()).contains("data.csv:101: ").doesNotContain("left out");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "time,n,value\nnever,0,1\n");
        Cli.run("replay", "--mapping", mapping(), bad, "--network", network, "--config", config)
                .requireFailure(Exit.DOES_NOT_HOLD, "tallystick: bad rows left out: 1; where");
        Cli.ok("device", "revoke", "acme", "pump-1", "--network", network, "--config", config, "--reason", "stolen");
        Cli refused = Cli.run(
                "send",
                "--device",
                device(network, "pump-1"),
                "--network",
                network,
                "--config",
                config,
                "--wait",
                "temperature=99Cel");
        assertThat(refused.exit()).as(refused.err()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(refused.out()).contains("refused by ledger").contains("revoked");
        int events = ROWS - 1 + 2;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Cli.ok("verify", "--network", network, "--config", config, "--json")
                                .out())
                        .contains("{\"holds\":true")
                        .contains("\"events\":" + events));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Cli.ok("export", "--to", archive, "--network", network, "--config", config);
            assertThat(Cli.ok("verify", archive, "--json").out()).contains("\"events\":" + events);
        });
        assertThat(Cli.ok("show", "--device", "acme/pump-1", "--sequence", 1, "--network", network, "--config", config)
                        .out())
                .contains("temperature = 21.50 Cel")
                .contains("running = true");
        requireSameProofAsFromArchive(network, archive, config);
        assertThat(Cli.ok("export", "--to", archive, "--network", network, "--config", config, "--from-beginning")
                        .out())
                .contains("0 new");
    }

    private void requireSameProofAsFromArchive(Path network, Path archive, Path config) throws IOException {
        Path live = folder.resolve("live-proof");
        Path entry = folder.resolve("live-entry");
        Cli.ok("prove", 1, 2, "--network", network, "--config", config, "-o", live, "--entry-out", entry);
        Path exported = folder.resolve("exported-proof");
        Cli.ok("prove", 1, 2, "--archive", archive, "-o", exported);
        assertThat(live).hasSameBinaryContentAs(exported);
        Cli.ok("verify", "--proof", live, "--entry", entry, "--genesis", network.resolve("network.yaml"));
        Cli beyond = Cli.run("prove", 1, 1_000_000, "--network", network, "--config", config, "-o", live);
        assertThat(beyond.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(beyond.err()).contains("entry 1000000: ledger 1 has entries 0 to ");
    }

    private void checkArchive(Path archive) throws IOException {
        assertThat(Cli.ok("show", 0, 0, "--archive", archive, "--json").out()).contains("\"kind\":\"genesis\"");
        assertThat(Cli.ok("show", 0, "--block", 0, "--archive", archive).out())
                .contains("GENESIS")
                .contains("SEAL");
        String meter = Cli.ok("show", "--device", "acme/meter-1", "--sequence", 1, "--archive", archive, "--json")
                .out();
        assertThat(meter).contains("\"signature\":\"valid\"").contains("\"value\":\"12\",\"unit\":\"kWh\"");
        Matcher place = Pattern.compile("\"ledger\":(\\d+),\"index\":(\\d+)").matcher(meter);
        assertThat(place.find()).isTrue();
        Path proof = folder.resolve("proof");
        Path entry = folder.resolve("entry");
        String made = Cli.ok(
                        "prove",
                        place.group(1),
                        place.group(2),
                        "--archive",
                        archive,
                        "-o",
                        proof,
                        "--entry-out",
                        entry,
                        "--json")
                .out();
        String key = made.replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1");
        assertThat(Cli.ok("verify", "--proof", proof, "--entry", entry, "--key", key)
                        .out())
                .startsWith("holds: it is entry ");
        byte[] other = Files.readAllBytes(entry);
        other[20] ^= 1;
        Files.write(entry, other);
        assertThat(Cli.run("verify", "--proof", proof, "--entry", entry, "--key", key)
                        .exit())
                .isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(Cli.ok("verify", archive, "--key", key).out()).contains("holds: ");
        Path bundle = archive.resolve("ledger-0/tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        Cli lie = Cli.run("verify", archive);
        assertThat(lie.exit()).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(lie.out()).contains("DOES NOT HOLD: ledger 0, entry ");
    }

    private static Path device(Path network, String name) {
        return network.resolve("devices/acme/" + name + ".p12");
    }

    private Path mapping() throws IOException {
        return Files.writeString(folder.resolve("mapping.yaml"), """
                time: {column: time, format: epoch-s}
                device: sensor-{n}
                subject: room-{n}
                readings:
                  - {column: value, name: temperature, unit: Cel}
                """);
    }

    private Path data() throws IOException {
        StringBuilder csv = new StringBuilder("time,n,value\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(row == 99 ? "never" : 1_790_000_000 + row)
                    .append(',')
                    .append(row % 3)
                    .append(',')
                    .append(row)
                    .append(".50\n");
        }
        return Files.writeString(folder.resolve("data.csv"), csv);
    }
}
