package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.embedded.MosquittoProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reference client signed comes to the broker with the same bytes, whatever happens on the way. */
class DeviceDeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] CONNECTION_ACCEPTED = {0x20, 2, 0, 0}; // MQTT 3.1.1 section 3.2
    private static final String TOPIC = "plants/a/pump-1";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void publish_killedBeforeTheBrokerAnswered_sendsTheSameBytesAgain(DeviceClient client) throws Exception {
        EnrolledPump pump = EnrolledPump.enrol(folder, client.publishingCommand(), "ES256");
        // ES256 signatures of these clients differ each time: the same bytes cannot come of signing again.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            String port = Integer.toString(silent.getLocalPort());
            Process process = Tool.start(
                    folder,
                    Map.of(),
                    pump.command("--begin", "--topic", TOPIC, "--port", port, "t=1"),
                    folder.resolve("said"));
            try {
                await().atMost(PATIENCE).until(() -> pump.waiting().size() == 1);
                Tool.Answer second = pump.run("--topic", TOPIC, "--port", port, "t=2");
                assertThat(second.said()).contains("another process holds");
                second.requireExit(3);
            } finally {
                Tool.kill(process);
            }
        }
        byte[] kept = pump.waiting().get(0);
        pump.run("--out", ".", "t=2").requireExit(0);
        assertThat(pump.written(1)).isEqualTo(kept);
        pump.requireSealed(List.of(pump.written(1), pump.written(2)));
    }

    @ParameterizedTest
    @EnumSource
    void publish_connectionLostBeforeTheAcknowledgement_isKept(DeviceClient client) throws Exception {
        EnrolledPump pump = EnrolledPump.enrol(folder, client.publishingCommand(), "Ed25519");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            CompletableFuture<Void> broker = CompletableFuture.runAsync(() -> {
                try (Socket connection = server.accept()) {
                    connection.getInputStream().read();
                    connection.getOutputStream().write(CONNECTION_ACCEPTED);
                    connection.getInputStream().read(new byte[1024]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            String port = Integer.toString(server.getLocalPort());
            pump.run("--begin", "--topic", TOPIC, "--port", port, "t=1").requireExit(3);
            broker.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        pump.requireSealed(pump.waiting());
        assertThat(pump.waiting()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void publish_brokerAwayThenBack_deliversAllInOrderByTlsAndPassword(DeviceClient client) throws Exception {
        EnrolledPump pump = EnrolledPump.enrol(folder, client.publishingCommand(), "ES256");
        try (MosquittoProcess broker = MosquittoBroker.start(folder)) {
            String port = Integer.toString(broker.port());
            String[] tls = {
                "--topic",
                TOPIC,
                "--port",
                Integer.toString(broker.tlsPort()),
                "--cafile",
                folder.resolve(MosquittoBroker.CERTIFICATE).toString(),
                "--user"
            };
            pump.run("--begin", "--topic", TOPIC, "--port", "1", "t=1").requireExit(3);
            pump.run("--topic", TOPIC, "--port", Integer.toString(broker.tlsPort()), "t=2")
                    .requireExit(3);
            pump.run(with(tls, "nobody", "t=3")).requireExit(3);
            List<byte[]> kept = new ArrayList<>(pump.waiting());
            assertThat(kept).hasSize(3);
            try (Subscriber subscriber = new Subscriber(broker.port(), TOPIC)) {
                pump.run("--topic", TOPIC, "--port", port).requireExit(0);
                pump.run(with(tls, MosquittoBroker.USER, "t=4")).requireExit(0);
                List<byte[]> received = subscriber.take(4);
                assertThat(received.subList(0, 3)).containsExactlyElementsOf(kept);
                pump.requireSealed(received);
            }
            assertThat(pump.waiting()).isEmpty();
        }
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
