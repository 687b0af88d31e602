package io.tallystick.connect.mqtt.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import io.tallystick.schemas.Command;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceCommandTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("no_effect_id", Commands.good().setEffectId(""), "want an effectId"),
                Arguments.of(
                        "effect_id_too_long", Commands.good().setEffectId("p".repeat(64) + "/1/500/2"), "effectId"),
                Arguments.of("effect_of_another_index", Commands.good().setIndex(501), "index 501"),
                Arguments.of("effect_of_another_ledger", Commands.good().setLedger(2), "ledger 2"),
                Arguments.of("effect_of_another_network", Commands.good().setNetwork("other"), "network other"),
                Arguments.of("no_subject", Commands.good().setSubject(""), "want a subject"),
                Arguments.of("subject_too_long", Commands.good().setSubject("s".repeat(256)), "want a subject"),
                Arguments.of("half_a_character", Commands.good().setSubject("a\ud800"), "want a subject"),
                Arguments.of("no_name", Commands.good().setName(""), "want a name"),
                Arguments.of("device_too_long", Commands.good().setDevice("d".repeat(256)), "want a device"),
                Arguments.of("no_json", Commands.good().setArguments(""), "one JSON value, got: nothing"),
                Arguments.of("cut_json", Commands.good().setArguments("{\"a\":1"), "one JSON value"),
                Arguments.of("json_that_goes_on", Commands.good().setArguments("1,\"x\":2"), "one JSON value"),
                Arguments.of("json_twice", Commands.good().setArguments("{} {}"), "got: more after it"),
                Arguments.of("name_twice", Commands.good().setArguments("{\"a\":1,\"a\":2}"), "one JSON value"),
                Arguments.of(
                        "nested_too_deeply",
                        Commands.good().setArguments("[".repeat(17) + "]".repeat(17)),
                        "JSON value"),
                Arguments.of(
                        "arguments_too_long",
                        Commands.good().setArguments("\"" + "x".repeat(65_534) + "\""),
                        "at most 65535 bytes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void of_commandThatNoLedgerGives_isMalformed(String fault, Command.Builder command, String wanted) {
        assertThatThrownBy(() -> DeviceCommand.of(command.build()))
                .hasMessageContaining(wanted)
                .isInstanceOfSatisfying(
                        UndeliverableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }

    static Stream<String> arguments() {
        return Stream.of(
                "null",
                "0",
                "\"\"",
                "{}",
                "[1,{\"a\":[]}]",
                "[".repeat(16) + "]".repeat(16),
                "\"" + "x".repeat(65_533) + "\"");
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void of_oneJsonValue_isTaken(String arguments) {
        assertThat(Commands.of(Commands.good().setArguments(arguments)).arguments())
                .isEqualTo(arguments);
    }
}
