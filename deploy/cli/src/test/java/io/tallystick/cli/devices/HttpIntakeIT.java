package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.cli.Cli;
import io.tallystick.cli.DocPage;
import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.keys.DeviceFile;
import io.tallystick.ledger.keys.KeyEntry;
import io.tallystick.ledger.keys.KeyStoreSettings;
import io.tallystick.ledger.keys.KeyStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on HTTP intake says, from the token to the ledger. */
class HttpIntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path network;
    private Path config;

    @Test
    void page_followed_readingsAndEnvelopeAreInTheLedger_withWhoSignedThem() throws Exception {
        assumeTrue(Tool.runs("curl", "--fail-with-body", "--version"), "SKIPPED: no curl 7.76 or newer on the path");
        assumeTrue(Tool.runs("sha256sum", "--version"), "SKIPPED: no sha256sum on the path");
        assumeTrue(Tool.runs("openssl", "version"), "SKIPPED: no openssl on the path");
        network = folder.resolve("plant");
        Cli.ok("network", "init", network, "--name", "plant", "--partitions", 1, "--org", "acme");
        Cli.ok("device", "enrol", "acme", "gw-1", "--gateway", "--network", network);
        Cli.ok("device", "enrol", "acme", "pump-2", "--network", network);
        writeEnvelope();
        int port = freePort();
        List<Thread> running = new ArrayList<>();
        try (KafkaUnderTest kafka = KafkaUnderTest.start();
                SchemaRegistryProcess registry = SchemaRegistryProcess.builder().start()) {
            config = Files.writeString(
                    folder.resolve("client.properties"),
                    "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
            requireMissingTopicsAreSaid();
            Cli.ok("topics", "create", "--network", network, "--config", config);
            try {
                running.add(start("run", "--http", "off"));
                Path script = Files.writeString(folder.resolve("page.sh"), script("http://127.0.0.1:" + port));
                Tool.run(folder, Map.of(), List.of("sh", "-e", "-c", tokenCommands()))
                        .requireExit(0);
                running.add(start(
                        "connect",
                        "http",
                        "--gateway",
                        network.resolve("devices/acme/gw-1.p12").toString(),
                        "--tokens",
                        folder.resolve("tokens.txt").toString(),
                        "--listen",
                        "127.0.0.1:" + port));
                await().atMost(PATIENCE).until(() -> listens(port));
                Tool.Answer first = Tool.run(folder, Map.of(), List.of("sh", "-e", script.toString()));
                first.requireExit(0);
                assertThat(first.said()).contains(answerOfThePage());
                Tool.Answer again = Tool.run(folder, Map.of(), List.of("sh", "-e", script.toString()));
                again.requireExit(0);
                assertThat(again.said()).contains("\"accepted\":0,\"repeated\":2,\"refused\":0");
                requireInTheLedger();
            } finally {
                for (Thread command : running) {
                    command.interrupt();
                    command.join(PATIENCE.toMillis());
                }
            }
        }
    }

    private Thread start(String... command) {
        List<Object> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--network", network, "--config", config));
        Thread thread = new Thread(() -> Cli.run(arguments.toArray()), command[0]);
        thread.start();
        return thread;
    }

    private void requireMissingTopicsAreSaid() {
        Cli missing = Cli.run(
                "connect",
                "http",
                "--gateway",
                network.resolve("devices/acme/gw-1.p12"),
                "--network",
                network,
                "--config",
                config);
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.err()).contains("missing topics: plant.events").doesNotContain("\tat ");
    }

    /** The token is kept for the page's other commands. */
    private static String tokenCommands() throws IOException {
        String page = DocPage.read("docs/how-to/http-intake.md").blocks().stream()
                .map(DocPage.Block::text)
                .filter(text -> text.startsWith("token="))
                .findFirst()
                .orElseThrow();
        return page + "printf %s \"$token\" > token\n";
    }

    private static String script(String url) throws IOException {
        StringBuilder script = new StringBuilder("token=$(cat token)\nurl=" + url + "\n");
        List<DocPage.Block> blocks = DocPage.read("docs/how-to/http-intake.md").ofLanguage("sh");
        assertThat(blocks).hasSize(3);
        blocks.forEach(block -> script.append(block.text()));
        return script.toString();
    }

    private static String answerOfThePage() throws IOException {
        return DocPage.read("docs/how-to/http-intake.md")
                .ofLanguage("json")
                .get(0)
                .text();
    }

    private void writeEnvelope() throws IOException {
        KeyEntry key = KeyStores.open(KeyStoreSettings.pkcs12(network.resolve("devices/acme/pump-2.p12"), Map.of()))
                .entry(DeviceFile.ALIAS);
        byte[] envelope = Envelopes.sign(
                key.signer(),
                "acme/pump-2",
                "south",
                1,
                Instant.now(),
                ContentType.JSON,
                "{\"rpm\":7}".getBytes(StandardCharsets.UTF_8),
                key.chain());
        Files.write(folder.resolve("pump-2.cose"), envelope);
    }

    /** The envelope came twice, and is there once; so are the readings, whose requests had keys. */
    private void requireInTheLedger() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shown("acme/pump-2", 1))
                    .contains("trust")
                    .contains("device")
                    .contains("rpm");
            assertThat(shown("acme/gw-1/pump-1", 3)).contains("rpm = 901");
        });
        assertThat(shown("acme/gw-1/pump-1", 1))
                .containsPattern("trust +GATEWAY")
                .contains("temperature = 21.5 Cel");
        assertThat(shown("acme/pump-2", 1)).containsPattern("trust +DEVICE");
        assertThat(Cli.ok("verify", "--network", network, "--config", config, "--json")
                        .out())
                .contains("{\"holds\":true")
                .contains("\"events\":4");
    }

    private String shown(String device, int sequence) {
        Cli shown =
                Cli.run("show", "--device", device, "--sequence", sequence, "--network", network, "--config", config);
        return shown.out() + shown.err();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
