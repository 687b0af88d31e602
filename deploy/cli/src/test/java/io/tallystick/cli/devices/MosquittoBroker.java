package io.tallystick.cli.devices;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Mosquitto on loopback: one port that wants TLS and a password, one that wants neither. */
final class MosquittoBroker implements AutoCloseable {
    static final String USER = "pump";
    static final String PASSWORD = "a b$c";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final int port;
    final int tlsPort;
    final Path certificate;
    private final Process process;

    private MosquittoBroker(int port, int tlsPort, Path certificate, Process process) {
        this.port = port;
        this.tlsPort = tlsPort;
        this.certificate = certificate;
        this.process = process;
    }

    /** Starts it; skips the test where it is absent. */
    static MosquittoBroker start(Path folder) throws Exception {
        assumeTrue(Tool.runs("sh", "-c", "command -v mosquitto"), "SKIPPED: no mosquitto on the path");
        Path certificate = folder.resolve("broker.crt");
        run(
                folder,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "broker.key",
                "-out",
                "broker.crt",
                "-subj",
                "/CN=localhost",
                "-days",
                "2",
                "-addext",
                "subjectAltName=DNS:localhost");
        run(folder, "mosquitto_passwd", "-b", "-c", "broker.passwords", USER, PASSWORD);
        int port = freePort();
        int tlsPort = freePort();
        Path settings = folder.resolve("broker.conf");
        Files.writeString(settings, """
                user root
                per_listener_settings true
                listener %d localhost
                allow_anonymous true
                listener %d localhost
                allow_anonymous false
                password_file broker.passwords
                certfile broker.crt
                keyfile broker.key
                """.formatted(port, tlsPort));
        Process process =
                Tool.start(folder, Map.of(), List.of("mosquitto", "-c", "broker.conf"), folder.resolve("broker.log"));
        MosquittoBroker broker = new MosquittoBroker(port, tlsPort, certificate, process);
        try {
            await().atMost(PATIENCE).until(() -> answers(port) && answers(tlsPort));
        } catch (RuntimeException e) {
            broker.close();
            throw new AssertionError(Files.readString(folder.resolve("broker.log")), e);
        }
        return broker;
    }

    private static void run(Path folder, String... command) throws Exception {
        Tool.run(folder, Map.of(), List.of(command)).requireExit(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        Tool.kill(process);
    }
}
