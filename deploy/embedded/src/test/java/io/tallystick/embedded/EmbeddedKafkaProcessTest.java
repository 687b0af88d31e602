package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaProcessTest {
    @Test
    void process_killedAndStarted_keepsPortAndAcknowledgedRecords() throws Exception {
        Path data;
        try (EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.builder()
                        .brokerProperty("num.partitions", "2")
                        .start();
                KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers())) {
            data = kafka.directory();
            List<String> acknowledged =
                    IntStream.range(0, 100).mapToObj(Integer::toString).toList();
            probe.createTopic("kept", 1);
            probe.produce("kept", acknowledged);
            long first = kafka.pid();

            kafka.kill();
            assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(kafka.isRunning()).isFalse();
            long begin = System.nanoTime();
            kafka.start();
            System.out.println("broker back after kill in " + (System.nanoTime() - begin) / 1_000_000 + " ms");

            assertThat(kafka.pid()).isNotEqualTo(first);
            assertThat(probe.consume("kept", 100)).isEqualTo(acknowledged);
        }
        assertThat(data).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void process_interruptedFromTerminal_goesOn() throws Exception {
        try (EmbeddedKafkaProcess kafka = EmbeddedKafkaProcess.builder().start();
                KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers())) {
            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(kafka.pid())).start();
            assertThat(kill.waitFor()).isZero();
            probe.createTopic("goes-on", 1);
            probe.produce("goes-on", List.of("a"));
            assertThat(probe.consume("goes-on", 1)).containsExactly("a");
            assertThat(kafka.isRunning()).isTrue();
        }
    }

    @Test
    void portTaken_start_namesThePort(@TempDir Path temp) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafkaProcess.builder()
                            .port(port)
                            .directory(temp)
                            .start())
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + port);
        }
    }

    @Test
    void brokerProperty_nonsense_showsTheEndOfTheLog() {
        assertThatThrownBy(() -> EmbeddedKafkaProcess.builder()
                        .brokerProperty("num.partitions", "many")
                        .start())
                .isInstanceOf(EmbeddedServiceException.class)
                .hasMessageContaining("Invalid value many for configuration num.partitions");
    }

    @Test
    void arguments_malformed_areRefused() {
        assertRefused("want name=value", "--property", "x");
        assertRefused("unknown option --colour", "--colour", "red");
        assertRefused("--port many is not a number", "--port", "many");
        assertRefused("lacks its value", "--dir");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> EmbeddedKafkaMain.parse(arguments, EmbeddedKafka.builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
