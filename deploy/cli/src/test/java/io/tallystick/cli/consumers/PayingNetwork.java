package io.tallystick.cli.consumers;

import io.tallystick.cli.Cli;
import io.tallystick.embedded.KafkaUnderTest;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.ledger.genesis.Genesis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running network of two ledgers with its HTTP interface, on which money moves and an alert is raised. */
final class PayingNetwork implements AutoCloseable {
    static final String NAME = "shop";

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String CONTRACT = """
            contract: limit
            version: 1.0.0
            title: Whoever keeps a store too warm pays for it
            subject: store
            signatories: [keeper, customer]
            inputs:
              temp: {reading: temperature, unit: Cel, from: [keeper]}
            signals:
              warm: {when: "temp > 8.0"}
            start: keeping
            states:
              keeping:
                endless: true
                on:
                  - signal: warm
                    alert: {severity: major, key: warm, message: "{temp} °C"}
                    transfer: {from: keeper, to: customer, amount: EUR 25.00}
            """;

    private final Path folder;
    private final KafkaUnderTest kafka;
    private final SchemaRegistryProcess registry;
    private final String api;
    private final Thread app;

    PayingNetwork(Path folder) throws Exception {
        this.folder = folder;
        command("network init net --name shop --partitions 2 --org bank,keeper,customer --currency EUR:2:bank");
        Files.writeString(folder.resolve("limit.yaml"), CONTRACT);
        kafka = KafkaUnderTest.start();
        registry = SchemaRegistryProcess.builder().start();
        Files.writeString(
                folder.resolve("client.properties"),
                "bootstrap.servers=" + kafka.bootstrapServers() + "\nschema.registry.url=" + registry.url() + "\n");
        int port = freePort();
        api = "http://127.0.0.1:" + port;
        on("topics create");
        app = new Thread(
                () -> Cli.run(
                        "run",
                        "--network",
                        folder.resolve("net"),
                        "--config",
                        folder.resolve("client.properties"),
                        "--http",
                        "127.0.0.1:" + port),
                "app");
        app.start();
        // While the application starts: it knows no devices before they send.
        for (String member : List.of("bank teller", "keeper clerk", "keeper probe", "customer clerk")) {
            command("device enrol " + member + " --network net");
        }
    }

    /** Money is issued, paid, and paid by a contract that also raises an alert. */
    PayingNetwork trade() {
        String parties = " --party keeper=keeper --party customer=customer";
        on("issue EUR 500.00 --to keeper --device net/devices/bank/teller.p12 --wait");
        on(
                "transfer EUR 200.00 --to keeper --ledger-of store --reference bail --device net/devices/keeper/clerk.p12 --wait");
        on("contract deploy limit.yaml --org keeper --org customer --wait" + parties);
        on("contract open limit --subject store --device net/devices/keeper/clerk.p12"
                + " --device net/devices/customer/clerk.p12 --wait");
        on("send --device net/devices/keeper/probe.p12 --subject store --wait temperature=9.5Cel");
        return this;
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    String registry() {
        return registry.url();
    }

    String api() {
        return api;
    }

    Genesis genesis() throws IOException {
        return Genesis.parse("network.yaml", Files.readAllBytes(folder.resolve("net/network.yaml")));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void on(String command) {
        command(command + " --network net --config client.properties");
    }

    private void command(String command) {
        List<Object> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            boolean file = word.matches("(net|client\\.properties|limit\\.yaml)(/.*)?");
            words.add(file ? folder.resolve(word) : word);
        }
        Cli.ok(words.toArray());
    }

    @Override
    public void close() throws Exception {
        app.interrupt();
        app.join(LONG.toMillis());
        registry.close();
        kafka.close();
    }
}
