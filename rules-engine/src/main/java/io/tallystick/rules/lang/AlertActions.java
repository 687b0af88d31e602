package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Text;
import io.tallystick.rules.timer.Ladder;
import io.tallystick.rules.timer.Severity;
import io.tallystick.rules.timer.TimerLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Alerts.
 *
 * <pre>
 * alert:  SEVERITY
 *       | {severity: SEVERITY, key: KEY, message: TEXT, escalate: {DURATION: SEVERITY}, ease: {DURATION: SEVERITY}, details: {NAME: EXPRESSION}}
 * update: {key: KEY, severity: SEVERITY}
 * clear:  KEY
 * </pre>
 */
final class AlertActions {
    private final Draft draft;
    private final String fallbackKey;

    AlertActions(Draft draft, String fallbackKey) {
        this.draft = draft;
        this.fallbackKey = fallbackKey;
    }

    Optional<Action> raise(Node node) {
        if (node instanceof ScalarNode) {
            draft.mentions.make(Mentions.ALERT, fallbackKey);
            return severity(node).map(known -> new Action.Raise(fallbackKey, known, 0, Text.EMPTY, List.of()));
        }
        Fields fields = draft.fields(node, "alert");
        Optional<Severity> severity = fields.required("severity").flatMap(this::severity);
        String key = fields.optional("key").flatMap(this::key).orElse(fallbackKey);
        Text message = new TextReader(draft).of(fields.optional("message"), "message");
        Ladder ladder = ladder(node, fields.optional("escalate"), fields.optional("ease"));
        List<Action.Named> details = ActionsReader.with(draft, fields.optional("details"), "details");
        fields.requireNoOthers();
        draft.mentions.make(Mentions.ALERT, key);
        int place = draft.ladder(ladder);
        if (place == TimerLimits.MAX_LADDERS) {
            draft.source.error(node, "escalate: want at most " + TimerLimits.MAX_LADDERS + " ladders, got more");
        }
        return severity.map(known -> new Action.Raise(key, known, place, message, details));
    }

    Optional<Action> update(Node node) {
        Fields fields = draft.fields(node, "update");
        Optional<String> key = fields.required("key").flatMap(this::meant);
        Optional<Severity> severity = fields.required("severity").flatMap(this::severity);
        fields.requireNoOthers();
        return key.flatMap(which -> severity.map(known -> new Action.Update(which, known)));
    }

    Optional<Action> clear(Node node) {
        return meant(node).map(Action.Clear::new);
    }

    /** A key of an alert that is raised somewhere. */
    Optional<String> meant(Node node) {
        Optional<String> key = key(node);
        key.ifPresent(name -> draft.mentions.mention(Mentions.ALERT, name, node));
        return key;
    }

    private Optional<String> key(Node node) {
        return draft.values.text(node, "key").filter(text -> {
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            boolean good = bytes > 0 && bytes <= TimerLimits.MAX_NAME_BYTES;
            if (!good) {
                draft.source.error(node, "key: want 1 to " + TimerLimits.MAX_NAME_BYTES + " bytes, got " + bytes);
            }
            return good;
        });
    }

    private Optional<Severity> severity(Node node) {
        return severity(draft.values, node);
    }

    static Optional<Severity> severity(Values values, Node node) {
        Map<String, Severity> known = new LinkedHashMap<>();
        Arrays.stream(Severity.values()).forEach(one -> known.put(one.name().toLowerCase(Locale.ROOT), one));
        return values.oneOf(node, "severity", known.keySet()).map(known::get);
    }

    private Ladder ladder(Node node, Optional<Node> up, Optional<Node> down) {
        List<Ladder.Rung> rises = rungs(up, "escalate");
        List<Ladder.Rung> falls = rungs(down, "ease");
        return draft.values.made(node, "alert", () -> new Ladder(rises, falls)).orElse(Ladder.NONE);
    }

    private List<Ladder.Rung> rungs(Optional<Node> node, String what) {
        List<Ladder.Rung> rungs = new ArrayList<>();
        for (Fields.Named part :
                node.map(value -> draft.fields(value, what).entries()).orElse(List.of())) {
            Optional<Duration> after = draft.values.duration(part.key(), what, TimerLimits.MAX_DURATION_MS);
            Optional<Severity> to = severity(part.value());
            after.ifPresent(time -> to.ifPresent(severity -> rungs.add(new Ladder.Rung(time.toMillis(), severity))));
        }
        return rungs;
    }
}
