package io.tallystick.connect.mqtt.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
    private static final String EFFECT = "plant/1/500/2";
    private static final String TO_ALL = "plant/1/501/0";
    private static final String TO_OTHERS = "plant/1/502/0";

    private final KnownCommands commands = new KnownCommands(10);
    private final AnswerReader reader = new AnswerReader(new ResponseTopics("answers"), commands, "acme");

    @BeforeEach
    void know() {
        commands.add(Commands.of(Commands.good()));
        commands.add(
                Commands.of(Commands.good().setEffectId(TO_ALL).setIndex(501).setDevice("")));
        commands.add(
                Commands.of(Commands.good().setEffectId(TO_OTHERS).setIndex(502).setDevice("other/valve-7")));
    }

    private IntakeResult read(String topic, String payload, String correlation) {
        return reader.read(
                new IntakeMessage(topic, payload.getBytes(StandardCharsets.UTF_8), 1_772_366_400_000L),
                correlation.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireReadings(IntakeResult result, String device, String readings) {
        IntakeResult.Taken taken = (IntakeResult.Taken) result;
        assertThat(taken.subject()).isEqualTo("line-1");
        assertThat(taken.device()).isEqualTo(device);
        assertThat(taken.payloads()).hasSize(1);
        assertThat(new String(taken.payloads().get(0).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(readings);
    }

    @Test
    void read_correlated_isTheDevicesAboutTheCommandsSubject() {
        requireReadings(
                read("answers/valve-7", "{\"status\":\"done\"}", EFFECT),
                "valve-7",
                "[{\"n\":\"command/effect\",\"vs\":\"plant/1/500/2\"},{\"n\":\"command/name\",\"vs\":\"open\"},"
                        + "{\"n\":\"command/status\",\"vs\":\"done\"}]");
    }

    @Test
    void read_effectIdInTheAnswer_isAsGood() {
        requireReadings(
                read(
                        "answers/valve-7",
                        "{\"more\":{\"status\":[1]},\"detail\":\"stuck\",\"status\":\"failed\",\"effectId\":\"" + EFFECT
                                + "\",\"device\":null}",
                        ""),
                "valve-7",
                "[{\"n\":\"command/effect\",\"vs\":\"plant/1/500/2\"},{\"n\":\"command/name\",\"vs\":\"open\"},"
                        + "{\"n\":\"command/status\",\"vs\":\"failed\"},{\"n\":\"command/detail\",\"vs\":\"stuck\"}]");
    }

    @Test
    void read_commandToAll_isAnsweredByWhoeverTheTopicOrTheAnswerNames() {
        String readings =
                "[{\"n\":\"command/effect\",\"vs\":\"plant/1/501/0\"},{\"n\":\"command/name\",\"vs\":\"open\"},"
                        + "{\"n\":\"command/status\",\"vs\":\"done\"}]";
        requireReadings(read("answers/valve-8", "{\"status\":\"done\"}", TO_ALL), "valve-8", readings);
        requireReadings(read("answers/_", "{\"status\":\"done\",\"device\":\"valve-9\"}", TO_ALL), "valve-9", readings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            answers/valve-7 | {"status":"done"} | plant/1/999/0 | UNKNOWN_COMMAND
            answers/valve-7 | {"status":"done"} | `` | UNKNOWN_COMMAND
            answers/valve-7 | {"status":"done","effectId":"plant/1/501/0"} | plant/1/500/2 | UNKNOWN_COMMAND
            answers/valve-8 | {"status":"done"} | plant/1/500/2 | BAD_DEVICE
            answers/valve-7 | {"status":"done","device":"valve-8"} | plant/1/500/2 | BAD_DEVICE
            answers/valve-7 | {"status":"done"} | plant/1/502/0 | BAD_DEVICE
            answers/_ | {"status":"done"} | plant/1/501/0 | BAD_DEVICE
            answers/_ | {"status":"done","device":"no device"} | plant/1/501/0 | BAD_DEVICE
            answers/-x | {"status":"done"} | plant/1/501/0 | BAD_DEVICE
            answers/valve-7 | {"status":"perhaps"} | plant/1/500/2 | BAD_FIELD
            answers/valve-7 | {"detail":"done"} | plant/1/500/2 | BAD_FIELD
            answers/valve-7 | {"status":1} | plant/1/500/2 | BAD_FIELD
            answers/valve-7 | {"status":"done","detail":{}} | plant/1/500/2 | BAD_FIELD
            answers/valve-7 | {"status":"done","status":"failed"} | plant/1/500/2 | MALFORMED
            answers/valve-7 | {"status":"done"} x | plant/1/500/2 | MALFORMED
            answers/valve-7 | {"status":"done" | plant/1/500/2 | MALFORMED
            answers/valve-7 | ["done"] | plant/1/500/2 | MALFORMED
            answers/valve-7 | done | plant/1/500/2 | MALFORMED
            answers/valve-7 | `` | plant/1/500/2 | EMPTY
            answers/a/b | {"status":"done"} | plant/1/500/2 | TOPIC_MISMATCH
            elsewhere/valve-7 | {"status":"done"} | plant/1/500/2 | TOPIC_MISMATCH
            """)
    void read_whatIsNoAnswer_isRefused(String topic, String payload, String correlation, RefusalCode wanted) {
        assertThat(read(topic, payload, correlation))
                .isInstanceOfSatisfying(
                        IntakeResult.Refused.class,
                        refused ->
                                assertThat(refused.code()).as(refused.detail()).isEqualTo(wanted));
    }

    @Test
    void read_sizes_haveBounds() {
        String long1024 = "{\"status\":\"done\",\"detail\":\"" + "x".repeat(1_024) + "\"}";
        assertThat(read("answers/valve-7", long1024, EFFECT)).isInstanceOf(IntakeResult.Taken.class);
        requireCode(read("answers/valve-7", long1024.replace("xx", "xxx"), EFFECT), RefusalCode.BAD_FIELD);
        requireCode(
                read("answers/valve-7", "{\"status\":\"done\",\"x\":\"" + "x".repeat(61_440) + "\"}", EFFECT),
                RefusalCode.TOO_LARGE);
        requireCode(read("answers/valve-7", "{\"status\":\"done\"}", "x".repeat(128)), RefusalCode.UNKNOWN_COMMAND);
        requireCode(
                read("answers/valve-7", "{\"a\":" + "[".repeat(17) + "]".repeat(17) + "}", EFFECT),
                RefusalCode.MALFORMED);
    }

    @Test
    void read_correlationThatIsNoText_isRefused() {
        IntakeMessage message = new IntakeMessage("answers/valve-7", "{\"status\":\"done\"}".getBytes(), 0);
        requireCode(reader.read(message, new byte[] {(byte) 0xff}), RefusalCode.UNKNOWN_COMMAND);
    }

    @Test
    void read_brokenEnvelope_isMalformed() {
        IntakeMessage message =
                new IntakeMessage("answers/valve-7", HexFormat.of().parseHex("d28443a10127"), 0);
        requireCode(reader.read(message, new byte[0]), RefusalCode.MALFORMED);
    }

    @Test
    void known_beyondTheBound_theOldestIsForgotten() {
        KnownCommands two = new KnownCommands(2);
        for (int index = 500; index < 503; index++) {
            two.add(Commands.of(Commands.good().setIndex(index).setEffectId("plant/1/" + index + "/0")));
        }
        assertThat(two.find("plant/1/500/0")).isEmpty();
        assertThat(two.find("plant/1/501/0")).isPresent();
        assertThat(two.find("plant/1/502/0")).isPresent();
    }

    private static void requireCode(IntakeResult result, RefusalCode wanted) {
        assertThat(((IntakeResult.Refused) result).code()).isEqualTo(wanted);
    }
}
