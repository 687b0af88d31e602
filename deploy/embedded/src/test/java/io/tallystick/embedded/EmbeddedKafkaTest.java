package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @Test
    void broker_restarted_keepsPortAndData() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start();
                KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers())) {
            probe.createTopic("kept", 1);
            probe.produce("kept", List.of("a", "b"));
            kafka.restart();
            probe.produce("kept", List.of("c"));

            assertThat(probe.consume("kept", 3)).containsExactly("a", "b", "c");
        }
    }

    @Test
    void portTaken_start_namesThePort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedKafka.builder().port(port).start())
                    .isInstanceOfSatisfying(
                            PortTakenException.class, e -> assertThat(e.port()).isEqualTo(port))
                    .hasMessageContaining("port " + port + " on 127.0.0.1 is taken")
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void temporaryDirectory_close_isDeleted() {
        EmbeddedKafka kafka = EmbeddedKafka.builder().start();
        Path data = kafka.directory();
        assertThat(data).isDirectory();
        kafka.close();
        kafka.close();
        assertThat(data).doesNotExist();
        assertThat(kafka.isRunning()).isFalse();
    }

    @Test
    void givenDirectory_usedByTwoBrokersInSequence_keepsClusterAndData(@TempDir Path temp) throws Exception {
        Path data = temp.resolve("kafka");
        try (EmbeddedKafka first = EmbeddedKafka.builder()
                        .directory(data)
                        .clusterId("dGFsbHlzdGljay10ZXN0cw")
                        .start();
                KafkaProbe probe = new KafkaProbe(first.bootstrapServers())) {
            probe.createTopic("t", 1);
            probe.produce("t", List.of("a"));
        }
        assertThat(Files.exists(data)).isTrue();
        try (EmbeddedKafka second = EmbeddedKafka.builder().directory(data).start();
                KafkaProbe probe = new KafkaProbe(second.bootstrapServers())) {
            assertThat(probe.clusterId()).isEqualTo("dGFsbHlzdGljay10ZXN0cw");
            assertThat(probe.consume("t", 1)).containsExactly("a");
        }
        assertThatThrownBy(() -> EmbeddedKafka.builder()
                        .directory(data)
                        .clusterId("YW5vdGhlci1jbHVzdGVyLQ")
                        .start())
                .isInstanceOf(EmbeddedServiceException.class)
                .hasMessageContaining("belongs to cluster dGFsbHlzdGljay10ZXN0cw, wanted YW5vdGhlci1jbHVzdGVyLQ");
    }

    @Test
    void twoBrokersInSequence_kafkaLogs_noCollisionOfMetrics() {
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 2; i++) {
                EmbeddedKafka.builder().start().close();
            }
            assertThat(log.messages())
                    .noneMatch(m -> m.contains("InstanceAlreadyExists") || m.contains("already registered"));
        }
    }

    @Test
    void brokerProperty_given_winsOverDefault() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder()
                        .brokerProperty("auto.create.topics.enable", "true")
                        .brokerProperty("num.partitions", "3")
                        .start();
                KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers())) {
            probe.produce("appears", List.of("a"));
            assertThat(probe.partitions("appears")).isEqualTo(3);
        }
    }

    @Test
    void port_outOfRange_isRefused() {
        assertThatThrownBy(() -> EmbeddedKafka.builder().port(65_536))
                .isInstanceOf(EmbeddedServiceException.class)
                .hasMessageContaining("65536 is out of range, want 0 (any free one) to 65535");
    }

    @Test
    void directory_notWritable_saysWhich(@TempDir Path temp) throws IOException {
        Path file = Files.createFile(temp.resolve("a-file"));
        assertThatThrownBy(() -> EmbeddedKafka.builder().directory(file).start())
                .isInstanceOf(EmbeddedServiceException.class)
                .hasMessageContaining(file.toString());
    }
}
