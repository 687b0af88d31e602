package io.tallystick.intake.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {
    @Test
    void filter_namedParts_arePluses() {
        assertThat(TopicPattern.parse("plants/{plant}/lines/{line}/{device}").filter())
                .isEqualTo("plants/+/lines/+/+");
        assertThat(TopicPattern.parse("a/+/{x}/#").filter()).isEqualTo("a/+/+/#");
        assertThat(TopicPattern.parse("#").filter()).isEqualTo("#");
    }

    @Test
    void match_topicThatFits_givesPartsInOrder() throws RefusedException {
        Map<String, String> parts =
                TopicPattern.parse("plants/{plant}/+/{line}/#").match("plants/p1/lines/l 2/deep/down");
        assertThat(parts.keySet()).containsExactly("plant", "line");
        assertThat(parts.values()).containsExactly("p1", "l 2");
    }

    @Test
    void match_openPattern_takesItsParentToo() throws RefusedException {
        assertThat(TopicPattern.parse("a/{b}/#").match("a/x")).containsEntry("b", "x");
    }

    @ParameterizedTest
    @CsvSource({"a/x", "a/x/y/z", "b/x/y", "A/x/y"})
    void match_anotherTopic_isMismatch(String topic) {
        assertThat(code("a/{b}/{c}", topic)).isEqualTo(RefusalCode.TOPIC_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$SYS/broker/x",
                "a//c",
                "/b/c",
                "a/b/",
                "a/+/c",
                "a/#",
                "a/b\u0000/c",
                "a/b\u0085/c",
                "a/\ud800/c",
                "a/\udc00/c"
            })
    void match_topicThatNoneMayPublish_isBadTopic(String topic) {
        assertThat(code("a/{b}/{c}", topic)).isEqualTo(RefusalCode.BAD_TOPIC);
    }

    @Test
    void match_topicBeyondLimits_isBadTopic() {
        assertThat(code("#", "a".repeat(1025))).isEqualTo(RefusalCode.BAD_TOPIC);
        assertThat(code("#", "ä".repeat(513))).isEqualTo(RefusalCode.BAD_TOPIC);
        assertThat(code("#", "a/".repeat(32) + "a")).isEqualTo(RefusalCode.BAD_TOPIC);
        assertThat(code("#", "a".repeat(1024))).isNull();
        assertThat(code("#", "a/".repeat(31) + "a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a/#/b", "a/{b", "a/x{b}", "a/{b}/{b}", "a/{}", "a/{1b}", "a/b+", "a//{b}", "$share/g/a"})
    void parse_patternThatIsNone_isRefused(String pattern) {
        assertThatThrownBy(() -> TopicPattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_templatesFilled() throws RefusedException {
        Naming naming = Naming.of(
                "{plant}-{line}",
                "dev:{line}",
                TopicPattern.parse("{plant}/{line}").names());
        assertThat(naming.names(Map.of("plant", "Köln", "line", "7"))).isEqualTo(new Naming.Names("Köln-7", "dev:7"));
    }

    @Test
    void names_namesThatLedgerCannotHave_areRefused() {
        Naming naming = new Naming(NameTemplate.parse("{s}"), NameTemplate.parse("{d}"));
        assertThat(code(naming, "ä".repeat(128), "d")).isEqualTo(RefusalCode.BAD_SUBJECT);
        assertThat(code(naming, "a\u009fb", "d")).isEqualTo(RefusalCode.BAD_SUBJECT);
        assertThat(code(naming, "a\ud800", "d")).isEqualTo(RefusalCode.BAD_SUBJECT);
        assertThat(code(naming, "s", "a b")).isEqualTo(RefusalCode.BAD_DEVICE);
        assertThat(code(naming, "s", "-a")).isEqualTo(RefusalCode.BAD_DEVICE);
        assertThat(code(naming, "s", "a".repeat(65))).isEqualTo(RefusalCode.BAD_DEVICE);
        assertThat(code(naming, "s".repeat(255), "a".repeat(64))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "a}", "{}", "{a{b}}", "a{b}}", "{nobody}"})
    void of_templateThatIsNone_isRefused(String template) {
        assertThatThrownBy(
                        () -> Naming.of(template, "d", TopicPattern.parse("{a}").names()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RefusalCode code(String pattern, String topic) {
        RefusedException e = catchThrowableOfType(
                RefusedException.class, () -> TopicPattern.parse(pattern).match(topic));
        return e == null ? null : e.code();
    }

    private static RefusalCode code(Naming naming, String subject, String device) {
        RefusedException e =
                catchThrowableOfType(RefusedException.class, () -> naming.names(Map.of("s", subject, "d", device)));
        return e == null ? null : e.code();
    }
}
