package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.cli.DocPage;
import io.tallystick.embedded.MosquittoProcess;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device of the page on the Java library compiles and runs as it stands there. */
class JavaDeviceIT {
    @TempDir
    Path folder;

    @Test
    void sample_brokerAwayThenBack_deliversTheSameBytesInOrder() throws Exception {
        DocPage.read("docs/how-to/device-java.md").writeFiles(folder);
        EnrolledPump pump = EnrolledPump.enrol(folder, List.of(), "Ed25519");
        try (MosquittoProcess broker = MosquittoBroker.start(folder)) {
            Tool.Answer alone = measure(1, "21.5");
            assertThat(alone.exit()).as(alone.said()).isNotZero();
            byte[] kept = Files.readAllBytes(outbox().get(0));
            try (Subscriber subscriber = new Subscriber(broker.port(), "plants/a/pump-1")) {
                measure(broker.port(), "21.6").requireExit(0);
                List<byte[]> received = subscriber.take(2);
                assertThat(received.get(0)).isEqualTo(kept);
                assertThat(pump.requireSealed(received))
                        .extracting(SignedEnvelope::sequence)
                        .containsExactly(1L, 2L);
            }
            assertThat(outbox()).isEmpty();
        }
    }

    private Tool.Answer measure(int port, String temperature) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Tool.run(
                folder,
                Map.of(),
                List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "PumpSensor.java",
                        "plant/devices/acme/pump-1.p12",
                        "outbox",
                        "localhost",
                        Integer.toString(port),
                        temperature));
    }

    private List<Path> outbox() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
            return files.sorted().toList();
        }
    }
}
