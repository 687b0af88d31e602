package io.tallystick.gateway.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult.Refused;
import io.tallystick.intake.RefusalCode;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.serde.RegistryUnavailableException;
import io.tallystick.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FramedOutputTest {
    private static final Map<String, String> REGISTRY = Map.of("schema.registry.url", "mock://framed");
    private static final Topics TOPICS = new Topics("plant");

    private static Rejection decode(Written written) {
        try (AvroDeserializer<Rejection> reader = AvroDeserializer.of(Rejection.class)) {
            reader.configure(REGISTRY, false);
            return reader.deserialize(written.topic(), written.value());
        }
    }

    @Test
    void event_isWhatTheLedgerReads() {
        try (Output output = FramedOutput.open(TOPICS, REGISTRY)) {
            byte[] envelope = {(byte) 0xd2, 1, 2};
            Written event = output.event("north", envelope, new IntakeMessage("a/b", new byte[1], 77), "mqtt:host/a/b");

            assertThat(event.topic()).isEqualTo("plant.events");
            assertThat(event.key()).asString().isEqualTo("north");
            assertThat(EventCodec.envelope(event.value())).isEqualTo(envelope);
            assertThat(EventCodec.receivedAtMillis(event.value())).isEqualTo(77);
        }
    }

    @Test
    void refused_keepsTopicBytesAndReason() {
        try (Output output = FramedOutput.open(TOPICS, REGISTRY)) {
            byte[] payload = "not SenML".getBytes(StandardCharsets.UTF_8);
            Written written = output.refused(
                    new Refused(RefusalCode.MALFORMED, "want, got"), new IntakeMessage("plants/x", payload, 77));

            Rejection rejection = decode(written);
            assertThat(written.topic()).isEqualTo("plant.rejected");
            assertThat(rejection.getReason()).isEqualTo("malformed");
            assertThat(rejection.getTopic()).isEqualTo("plants/x");
            assertThat(rejection.getPartition()).isEqualTo(-1);
            assertThat(rejection.getValue().array()).isEqualTo(payload);
            assertThat(rejection.getTruncated()).isFalse();
        }
    }

    @Test
    void refused_tooLargeForTheTopic_cutAndDigestKept() {
        try (Output output = FramedOutput.open(TOPICS, REGISTRY)) {
            byte[] payload = new byte[2_000_000];
            Rejection rejection = decode(output.refused(
                    new Refused(RefusalCode.TOO_LARGE, "x".repeat(5_000)), new IntakeMessage("plants/x", payload, 77)));

            assertThat(rejection.getValueLength()).isEqualTo(payload.length);
            assertThat(rejection.getTruncated()).isTrue();
            assertThat(rejection.getValueSha256()).isNotNull();
            assertThat(rejection.getValue().remaining()).isLessThan(1_100_000);
            assertThat(rejection.getDetail()).hasSize(2_048);
        }
    }

    @Test
    void open_registryAway_failsAtTheStart() {
        Map<String, String> away =
                Map.of("schema.registry.url", "http://127.0.0.1:1", "tallystick.registry.wait.ms", "100");

        assertThatThrownBy(() -> FramedOutput.open(TOPICS, away)).isInstanceOf(RegistryUnavailableException.class);
    }
}
