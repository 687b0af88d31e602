package io.tallystick.intake.topic;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Topic names (MQTT 5 section 4.7), more narrowly: no empty level, no {@code $} at the beginning, no control character. */
public final class TopicSyntax {
    private TopicSyntax() {}

    /**
     * The levels of a topic that a message was published to.
     *
     * @throws RefusedException BAD_TOPIC
     */
    public static List<String> levels(String topic) throws RefusedException {
        String fault = fault(topic);
        if (fault == null && (topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0)) {
            fault = "no wildcard";
        }
        if (fault != null) {
            throw new RefusedException(RefusalCode.BAD_TOPIC, "topic " + IntakeLimits.shown(topic) + ": want " + fault);
        }
        return List.of(topic.split("/", -1));
    }

    /** What a topic or filter lacks, or null. */
    static String fault(String topic) {
        if (topic.isEmpty()
                || topic.length() > IntakeLimits.MAX_TOPIC_BYTES
                || topic.getBytes(StandardCharsets.UTF_8).length > IntakeLimits.MAX_TOPIC_BYTES) {
            return "1 to " + IntakeLimits.MAX_TOPIC_BYTES + " bytes";
        }
        if (topic.charAt(0) == '$') {
            return "no $ at the beginning: such topics are the broker's own";
        }
        for (int i = 0; i < topic.length(); i++) {
            char c = topic.charAt(i);
            if (c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0xfffe || c == 0xffff) {
                return "no control character, got one at character " + i;
            }
            if (Character.isSurrogate(c) && !isPair(topic, i)) {
                return "whole characters, got half a surrogate pair at character " + i;
            }
        }
        String[] levels = topic.split("/", -1);
        if (levels.length > IntakeLimits.MAX_TOPIC_LEVELS) {
            return "at most " + IntakeLimits.MAX_TOPIC_LEVELS + " levels, got " + levels.length;
        }
        for (String level : levels) {
            if (level.isEmpty()) {
                return "no empty level";
            }
        }
        return null;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
