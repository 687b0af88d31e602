package io.tallystick.connect.mqtt.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.mqtt.broker.Outgoing;
import io.tallystick.connect.mqtt.command.CommandWriter.Body;
import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import io.tallystick.schemas.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CommandWriterTest {
    private static final Instant NOW = Commands.TIME.plusSeconds(60);
    private static final ResponseTopics ANSWERS = new ResponseTopics("tallystick/answers");

    private static CommandWriter writer(Body body, ResponseTopics answers, long expiry, Duration maxAge) {
        return new CommandWriter(
                "plant", TopicTemplate.parse("plants/{subject}/commands"), answers, body, 1, expiry, maxAge);
    }

    private static Outgoing written(UnaryOperator<Command.Builder> change, long expiry, Duration maxAge)
            throws UndeliverableException {
        return writer(Body.COMMAND, ANSWERS, expiry, maxAge).write(Commands.of(change.apply(Commands.good())), NOW);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void write_command_hasAllThatADeviceNeeds() throws UndeliverableException {
        Outgoing message = written(command -> command.setNotAfter(NOW.plusMillis(90_500)), 0, Duration.ZERO);
        assertThat(message.topic()).isEqualTo("plants/line-1/commands");
        assertThat(message.qos()).isEqualTo(1);
        assertThat(message.expirySeconds()).isEqualTo(90);
        assertThat(message.responseTopic()).isEqualTo("tallystick/answers/valve-7");
        assertThat(text(message.correlation())).isEqualTo("plant/1/500/2");
        assertThat(message.contentType()).isEqualTo("application/json");
        assertThat(message.userProperties())
                .isEqualTo(Map.of(
                        "effectId", "plant/1/500/2",
                        "network", "plant",
                        "ledger", "1",
                        "index", "500",
                        "name", "open",
                        "contract", "cold-chain"));
        assertThat(text(message.payload()))
                .isEqualTo("{\"effectId\":\"plant/1/500/2\",\"network\":\"plant\",\"ledger\":1,\"index\":500,"
                        + "\"time\":\"2026-03-01T12:00:00Z\",\"subject\":\"line-1\",\"device\":\"acme/valve-7\","
                        + "\"name\":\"open\",\"arguments\":{\"percent\":50},\"notAfter\":\"2026-03-01T12:02:30.500Z\","
                        + "\"contract\":\"cold-chain\",\"contractVersion\":\"1.0.0\","
                        + "\"responseTopic\":\"tallystick/answers/valve-7\"}");
    }

    @Test
    void write_argumentsAlone_areThePayload() throws UndeliverableException {
        CommandWriter writer = writer(Body.ARGUMENTS, null, 0, Duration.ZERO);
        Outgoing message = writer.write(Commands.of(Commands.good()), NOW);
        assertThat(text(message.payload())).isEqualTo("{\"percent\":50}");
        assertThat(message.responseTopic()).isEmpty();
        assertThat(message.expirySeconds()).isEqualTo(Outgoing.NEVER);
    }

    @Test
    void write_commandToAll_isAnsweredWhereNoDeviceIsNamed() throws UndeliverableException {
        assertThat(written(command -> command.setDevice(""), 0, Duration.ZERO).responseTopic())
                .isEqualTo("tallystick/answers/_");
    }

    @Test
    void write_settingAndOwnEnd_theEarlierCounts() throws UndeliverableException {
        assertThat(written(command -> command, 30, Duration.ZERO).expirySeconds())
                .isEqualTo(30);
        assertThat(written(command -> command.setNotAfter(NOW.plusSeconds(20)), 30, Duration.ZERO)
                        .expirySeconds())
                .isEqualTo(20);
        assertThat(written(command -> command.setNotAfter(NOW.plusSeconds(40)), 30, Duration.ZERO)
                        .expirySeconds())
                .isEqualTo(30);
    }

    @Test
    void write_lessThanASecondLeft_isExpired() throws UndeliverableException {
        written(command -> command.setNotAfter(NOW.plusSeconds(1)), 0, Duration.ZERO);
        requireRefusal(Reason.EXPIRED, command -> command.setNotAfter(NOW.plusMillis(999)), Duration.ZERO);
        requireRefusal(Reason.EXPIRED, command -> command.setNotAfter(Instant.EPOCH), Duration.ZERO);
    }

    @Test
    void write_olderThanAllowed_isTooOld() throws UndeliverableException {
        written(command -> command, 0, Duration.ofSeconds(60));
        requireRefusal(Reason.TOO_OLD, command -> command, Duration.ofMillis(59_999));
    }

    @Test
    void write_anotherNetworksCommand_isRefused() {
        requireRefusal(
                Reason.WRONG_NETWORK,
                command -> command.setNetwork("other").setEffectId("other/1/500/2"),
                Duration.ZERO);
    }

    @Test
    void write_deviceThatCannotBeALevel_isRefused() {
        requireRefusal(Reason.BAD_TOPIC, command -> command.setDevice("acme/+"), Duration.ZERO);
        requireRefusal(Reason.BAD_TOPIC, command -> command.setDevice("acme/a/b"), Duration.ZERO);
    }

    private static void requireRefusal(Reason reason, UnaryOperator<Command.Builder> change, Duration maxAge) {
        assertThatThrownBy(() -> written(change, 0, maxAge))
                .isInstanceOfSatisfying(
                        UndeliverableException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
