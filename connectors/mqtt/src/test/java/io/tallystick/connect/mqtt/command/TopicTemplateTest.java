package io.tallystick.connect.mqtt.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTemplateTest {
    private static final TopicTemplate SUBJECT = TopicTemplate.parse("plants/{subject}/commands");

    @Test
    void fill_everyField_isPutInItsPlace() throws UndeliverableException {
        TopicTemplate all =
                TopicTemplate.parse("{network}/{ledger}/{subject}/{organisation}-{device}/{contract}/{name}");
        assertThat(all.fill(Commands.of(Commands.good()))).isEqualTo("plant/1/line-1/acme-valve-7/cold-chain/open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "../x", "/", "+", "a+", "#", "a#", "\0", "a\0b", "a\nb", "\u001f", "\u0085", "\uffff"})
    void fill_subjectThatWouldChangeTheTopic_isRefused(String subject) {
        assertThatThrownBy(() -> SUBJECT.fill(Commands.of(Commands.good().setSubject(subject))))
                .isInstanceOfSatisfying(
                        UndeliverableException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.BAD_TOPIC));
    }

    @Test
    void fill_fieldInFirstPlace_reachesNoTopicOfTheBroker() {
        TopicTemplate first = TopicTemplate.parse("{subject}/x");
        assertThatThrownBy(() -> first.fill(Commands.of(Commands.good().setSubject("$SYS"))))
                .hasMessageContaining("no $ at the beginning");
    }

    @Test
    void fill_commandWithoutTheField_isRefused() {
        TopicTemplate device = TopicTemplate.parse("devices/{device}");
        assertThatThrownBy(() -> device.fill(Commands.of(Commands.good().setDevice(""))))
                .hasMessage("want a command with a device, got one without");
    }

    @Test
    void fill_deviceId_givesItsNameOnly() throws UndeliverableException {
        TopicTemplate device = TopicTemplate.parse("devices/{device}");
        assertThat(device.fill(Commands.of(Commands.good()))).isEqualTo("devices/valve-7");
        assertThat(device.fill(Commands.of(Commands.good().setDevice("valve-8"))))
                .isEqualTo("devices/valve-8");
        assertThatThrownBy(() -> device.fill(Commands.of(Commands.good().setDevice("acme/a/b"))))
                .hasMessageContaining("without / + #");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plants/{plant}", "plants/+", "plants/#", "$SYS/{subject}", "a//b", "{subject", "a/{}"})
    void parse_whatIsNoTopic_isRefused(String text) {
        assertThatThrownBy(() -> TopicTemplate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
