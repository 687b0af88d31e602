package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.geo.FenceEvent;
import io.tallystick.rules.signal.Edge;
import io.tallystick.rules.timer.TimerLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What sets a rule off: one of the keys, or none for a condition alone. */
final class TriggerReader {
    /** Every key that is a trigger. */
    static final List<String> KEYS = List.of(
            "signal",
            "cleared",
            "completed",
            "missed",
            "broken",
            "document",
            "reading",
            "message",
            "at",
            "after",
            "closed",
            "enter",
            "exit",
            "dwell",
            "refused",
            "acknowledged",
            "absent",
            "every");

    private static final String ANY = "any";

    private final Draft draft;
    private final WindowsSection windows;
    private final int state;

    TriggerReader(Draft draft, WindowsSection windows, int state) {
        this.draft = draft;
        this.windows = windows;
        this.state = state;
    }

    /**
     * A trigger.
     *
     * @param inputs that it hangs on
     * @param alertKey of alerts of the rule that name none; null for the state's
     */
    record Read(Trigger trigger, Set<Integer> inputs, String alertKey) {}

    Optional<Read> of(Fields fields, String path) {
        KEYS.forEach(fields::optional);
        if (KEYS.stream().noneMatch(fields::has)) {
            return Optional.of(new Read(new Trigger.Condition(), Set.of(), null));
        }
        return fields.exactlyOne(KEYS)
                .flatMap(key -> trigger(fields, key, fields.required(key).orElseThrow(), path));
    }

    private Optional<Read> trigger(Fields fields, String key, Node node, String path) {
        return switch (key) {
            case "signal", "cleared", "completed", "missed", "broken" -> signal(key, node);
            case "document", "reading", "message" -> arrival(key, node);
            case "at" ->
                draft.expressions().of(node, "at", Type.TIMESTAMP).map(instant -> read(new Trigger.At(instant)));
            case "after" ->
                draft.lasting(node, "after", TimerLimits.MAX_DURATION_MS).map(time -> read(new Trigger.After(time)));
            case "closed" -> draft.place(node, "window", draft.windowPlaces).flatMap(place -> closed(node, place));
            case "enter", "exit", "dwell" -> fence(key, node);
            case "refused" -> refused(node);
            case "acknowledged" ->
                new AlertActions(draft, "").meant(node).map(alert -> read(new Trigger.Acknowledged(alert)));
            case "absent" -> absent(fields, node, path);
            default -> draft.place(node, "schedule", draft.schedulePlaces).map(place -> read(new Trigger.Every(place)));
        };
    }

    private static Read read(Trigger trigger) {
        return new Read(trigger, Set.of(), null);
    }

    private Optional<Read> signal(String key, Node node) {
        Optional<Integer> place = draft.place(node, "signal", draft.signalPlaces);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Signalling signal = draft.signals.get(place.get());
        List<String> fitting = fitting(signal.kind());
        if (!fitting.contains(key)) {
            return draft.values.refuse(
                    node,
                    key + ": signal \"" + signal.name() + "\" never brings that",
                    "want one of " + String.join(", ", fitting));
        }
        if (signal.state() >= 0 && state >= 0 && signal.state() != state) {
            return draft.values.refuse(node, key + ": signal \"" + signal.name() + "\" looks in another state only");
        }
        Edge edge = switch (key) {
            case "signal" -> Edge.RAISED;
            default -> Edge.valueOf(key.toUpperCase(Locale.ROOT));
        };
        return Optional.of(
                new Read(new Trigger.Signal(place.get(), edge), draft.signalInputs.get(place.get()), signal.name()));
    }

    private static List<String> fitting(Signalling.Kind kind) {
        if (kind instanceof Signalling.InOrder) {
            return List.of("completed");
        }
        if (kind instanceof Signalling.InTime deadline) {
            return deadline.spec().least().strict()
                    ? List.of("completed", "missed", "broken")
                    : List.of("completed", "missed");
        }
        return kind == null
                ? List.of("signal", "cleared", "completed", "missed", "broken")
                : List.of("signal", "cleared");
    }

    private Optional<Read> arrival(String key, Node node) {
        Optional<Integer> place = draft.place(node, "input", draft.inputPlaces);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Input input = draft.inputs.get(place.get());
        String fitting =
                input instanceof Input.Document ? "document" : input instanceof Input.Message ? "message" : "reading";
        return fitting.equals(key)
                ? Optional.of(new Read(new Trigger.Arrival(place.get()), Set.of(place.get()), null))
                : draft.values.refuse(
                        node,
                        key + ": want an input that is a " + key + ", got \"" + input.name() + "\", a " + fitting,
                        "write \"" + fitting + ": " + input.name() + "\"");
    }

    private Optional<Read> closed(Node node, int place) {
        return windows.span(place) instanceof Measures.Span.Calendar
                ? Optional.of(new Read(new Trigger.Closed(place), windows.inputsOf(place), null))
                : draft.values.refuse(node, "closed: want a calendar window, whose periods close, got another");
    }

    private Optional<Read> fence(String key, Node node) {
        return draft.place(node, "fence", draft.fencePlaces)
                .map(place -> new Read(
                        new Trigger.Fence(place, FenceEvent.valueOf(key.toUpperCase(Locale.ROOT))),
                        Set.of(draft.fenceInputs.get(((ScalarNode) node).getValue())),
                        null));
    }

    private Optional<Read> refused(Node node) {
        Optional<String> id = draft.values.text(node, "refused");
        id.filter(name -> !name.equals(ANY)).ifPresent(name -> draft.mentions.mention(Mentions.PAYMENT, name, node));
        return id.map(name -> read(new Trigger.Refused(name.equals(ANY) ? "" : name)));
    }

    /** A signal of its own that begins to look when the state is entered. */
    private Optional<Read> absent(Fields fields, Node node, String path) {
        SortedSet<Integer> inputs = new TreeSet<>();
        return SignalsSection.absent(draft, node, fields, inputs).map(kind -> {
            int slot = -1;
            int place = draft.signal(new Signalling(path, state, kind, slot), inputs);
            String input = draft.inputs.get(kind.input()).name();
            return new Read(new Trigger.Signal(place, Edge.RAISED), inputs, input);
        });
    }
}
