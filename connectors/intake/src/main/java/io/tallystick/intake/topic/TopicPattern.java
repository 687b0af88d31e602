package io.tallystick.intake.topic;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A topic with named parts.
 *
 * <pre>
 * pattern = level *( "/" level ) [ "/#" ] / "#"
 * level   = text / "+" / "{" name "}"
 * name    = ( a-z / A-Z ) *63( a-z / A-Z / 0-9 / "_" / "-" )
 * </pre>
 */
public final class TopicPattern {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final String text;
    private final List<String> levels;
    /** By level, its name; null where it has none. Looked for once: a match is made for each message. */
    private final String[] named;

    private final boolean open;

    private TopicPattern(String text, List<String> levels, boolean open) {
        this.text = text;
        this.levels = List.copyOf(levels);
        this.named = levels.stream()
                .map(level -> isNamed(level) ? name(level) : null)
                .toArray(String[]::new);
        this.open = open;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException saying what was wanted and what was found
     */
    public static TopicPattern parse(String text) {
        String fault = TopicSyntax.fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("topic pattern " + IntakeLimits.shown(text) + ": want " + fault);
        }
        List<String> levels = new ArrayList<>(List.of(text.split("/", -1)));
        boolean open = levels.get(levels.size() - 1).equals("#");
        if (open) {
            levels.remove(levels.size() - 1);
        }
        List<String> names = new ArrayList<>();
        for (String level : levels) {
            boolean named = isNamed(level);
            boolean literal = level.chars().noneMatch(c -> "+#{}".indexOf(c) >= 0);
            if (!named && !literal && !level.equals("+")) {
                throw new IllegalArgumentException("topic pattern \"" + text + "\", level \"" + level
                        + "\": want text, + or {name} alone in a level, and # at the end only");
            }
            if (named && names.contains(level)) {
                throw new IllegalArgumentException(
                        "topic pattern \"" + text + "\": want each name once, got " + level + " again");
            }
            names.add(named ? level : "");
        }
        return new TopicPattern(text, levels, open);
    }

    /** The filter to subscribe to: {@code plants/+/lines/+/+}. */
    public String filter() {
        StringBuilder filter = new StringBuilder();
        for (String level : levels) {
            filter.append(filter.isEmpty() ? "" : "/").append(isNamed(level) ? "+" : level);
        }
        return filter.append(open ? filter.isEmpty() ? "#" : "/#" : "").toString();
    }

    /** The names of the parts, in order. */
    public List<String> names() {
        return levels.stream()
                .filter(TopicPattern::isNamed)
                .map(TopicPattern::name)
                .toList();
    }

    /**
     * The named parts of a topic, in the order of the pattern.
     *
     * @throws RefusedException BAD_TOPIC or TOPIC_MISMATCH
     */
    public Map<String, String> match(String topic) throws RefusedException {
        List<String> got = TopicSyntax.levels(topic);
        // "a/#" takes "a" too (MQTT 5 section 4.7.1.2).
        boolean fits = open ? got.size() >= levels.size() : got.size() == levels.size();
        Map<String, String> parts = new LinkedHashMap<>();
        for (int i = 0; fits && i < levels.size(); i++) {
            String level = levels.get(i);
            if (named[i] != null) {
                parts.put(named[i], got.get(i));
            } else {
                fits = level.equals("+") || level.equals(got.get(i));
            }
        }
        if (!fits) {
            throw new RefusedException(
                    RefusalCode.TOPIC_MISMATCH, "topic " + IntakeLimits.shown(topic) + ": want " + text);
        }
        return parts;
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isNamed(String level) {
        return level.length() > 2
                && level.charAt(0) == '{'
                && level.endsWith("}")
                && NAME.matcher(name(level)).matches();
    }

    private static String name(String level) {
        return level.substring(1, level.length() - 1);
    }
}
