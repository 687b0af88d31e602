package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Lasting;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.SpecFor;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.signal.Absence;
import io.tallystick.rules.signal.Deadline;
import io.tallystick.rules.signal.InARow;
import io.tallystick.rules.signal.KOfN;
import io.tallystick.rules.signal.Sequence;
import io.tallystick.rules.signal.SignalLimits;
import io.tallystick.rules.signal.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code signals}: conditions over time.
 *
 * <pre>
 * name: {when: CONDITION, for: DURATION, clear: CONDITION, clearFor: DURATION, maxGap: DURATION}
 * name: {when: CONDITION, inARow: N, clear: CONDITION, clearInARow: N, maxGap: DURATION}
 * name: {when: CONDITION, atLeast: K, ofLast: N, clearAtMost: M, maxGap: DURATION}
 * name: {absent: INPUT, for: DURATION, back: N}
 * name: {heartbeat: INPUT, every: DURATION, grace: DURATION, misses: N, back: N}
 * name: {sequence: [STEP, …], within: DURATION, strict: true}
 * name: {deadline: [STEP, …], within: DURATION, strict: true, from: start | first}
 * STEP = INPUT | {INPUT: CONDITION}
 * </pre>
 *
 * Each may have {@code in: STATE}: then it looks in that state only. A DURATION may be the name of a param of that type.
 */
final class SignalsSection {
    private static final long MOST = SignalLimits.MAX_DURATION_MS;
    private static final List<String> KINDS = List.of("when", "absent", "heartbeat", "sequence", "deadline");

    private final Draft draft;
    private final List<Fields.Named> parts = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();

    SignalsSection(Draft draft) {
        this.draft = draft;
    }

    void declare(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "signals")) {
            if (draft.names.declare(part.key(), "signal", part.name())) {
                draft.signalPlaces.put(part.name(), parts.size());
                parts.add(part);
                slots.add(draft.names.variable(part.key(), part.name() + ".active", Type.BOOL));
            }
        }
    }

    void compile() {
        for (int place = 0; place < parts.size(); place++) {
            Fields.Named part = parts.get(place);
            Fields fields = draft.fields(part.value(), "signal " + part.name());
            int state = fields.optional("in")
                    .flatMap(node -> draft.place(node, "state", draft.statePlaces))
                    .orElse(-1);
            int mark = draft.expressions().mark();
            SortedSet<Integer> inputs = new TreeSet<>();
            Optional<Signalling.Kind> kind = fields.exactlyOne(KINDS).flatMap(key -> kind(fields, key, mark, inputs));
            fields.requireNoOthers();
            inputs.addAll(draft.inputsSince(mark));
            draft.signal(new Signalling(part.name(), state, kind.orElse(null), slots.get(place)), inputs);
            draft.names.hangs(slots.get(place), inputs);
        }
    }

    private Optional<Signalling.Kind> kind(Fields fields, String key, int mark, SortedSet<Integer> inputs) {
        Node value = fields.required(key).orElseThrow();
        return switch (key) {
            case "when" -> condition(fields, value, mark);
            case "absent" -> absent(draft, value, fields, inputs).map(kind -> kind);
            case "heartbeat" -> heartbeat(value, fields, inputs);
            default -> steps(fields, key, value, inputs);
        };
    }

    private Optional<Signalling.Kind> condition(Fields fields, Node node, int mark) {
        Optional<Expression> when = draft.expressions().of(node, "when", Type.BOOL);
        boolean hangs = !draft.inputsSince(mark).isEmpty();
        boolean share = fields.has("atLeast") || fields.has("ofLast");
        Expression clear = share
                ? null
                : fields.optional("clear")
                        .flatMap(text -> draft.expressions().of(text, "clear", Type.BOOL))
                        .orElse(null);
        Lasting gap = draft.lasting(fields.optional("maxGap"), "maxGap", MOST, SignalLimits.NO_MAX_GAP);
        List<Integer> inputs = List.copyOf(draft.inputsSince(mark));
        if (when.isPresent() && !hangs) {
            return draft.values.refuse(
                    node, "when: want a condition that hangs on an input, got one that hangs on none");
        }
        Optional<Signalling.Kind> kind;
        if (share) {
            int k = number(fields, "atLeast", SignalLimits.MAX_WINDOW, -1);
            int n = number(fields, "ofLast", SignalLimits.MAX_WINDOW, -1);
            int atMost = fields.has("clearAtMost") ? number(fields, "clearAtMost", SignalLimits.MAX_WINDOW, 0) : k - 1;
            kind = k < 0 || n < 0
                    ? Optional.empty()
                    : draft.values
                            .made(fields.node(), "signal", () -> checked(p -> new KOfN.Spec(k, n, atMost, gap.in(p))))
                            .map(spec -> new Signalling.Share(inputs, when.orElse(null), spec));
        } else if (fields.has("inARow")) {
            int n = number(fields, "inARow", SignalLimits.MAX_IN_A_ROW, 1);
            int clearN = fields.has("clearInARow") ? number(fields, "clearInARow", SignalLimits.MAX_IN_A_ROW, 1) : 1;
            kind = draft.values
                    .made(fields.node(), "signal", () -> checked(p -> new InARow.Spec(n, clearN, gap.in(p))))
                    .map(spec -> new Signalling.Row(inputs, when.orElse(null), clear, spec));
        } else {
            Lasting holds = draft.lasting(fields.optional("for"), "for", MOST, 0);
            Lasting clears = draft.lasting(fields.optional("clearFor"), "clearFor", MOST, 0);
            kind = Optional.of(new Signalling.OverTime(
                    inputs, when.orElse(null), clear, p -> new Threshold.Spec(holds.in(p), clears.in(p), gap.in(p))));
        }
        return kind;
    }

    /** Measures that are good for durations as short as can be; an opening checks those that its params say. */
    private static <S> SpecFor<S> checked(SpecFor<S> spec) {
        spec.least();
        return spec;
    }

    private int number(Fields fields, String key, int most, int fallback) {
        return fields.required(key)
                .flatMap(node -> draft.values.integer(node, key, key.equals("clearAtMost") ? 0 : 1, most))
                .orElse((long) fallback)
                .intValue();
    }

    /** An absence, as signals and rules have it. */
    static Optional<Signalling.Missing> absent(Draft draft, Node node, Fields fields, SortedSet<Integer> inputs) {
        Optional<Integer> input = draft.place(node, "input", draft.inputPlaces);
        input.ifPresent(inputs::add);
        Lasting holds = draft.lasting(fields.required("for"), "for", MOST, 1);
        long back = fields.optional("back")
                .flatMap(value -> draft.values.integer(value, "back", 1, SignalLimits.MAX_IN_A_ROW))
                .orElse(1L);
        return input.map(place -> new Signalling.Missing(place, p -> new Absence.Spec(holds.in(p), (int) back)));
    }

    private Optional<Signalling.Kind> heartbeat(Node node, Fields fields, SortedSet<Integer> inputs) {
        Optional<Integer> input = draft.place(node, "input", draft.inputPlaces);
        input.ifPresent(inputs::add);
        Lasting every = draft.lasting(fields.required("every"), "every", MOST, 1);
        Lasting grace = draft.lasting(fields.optional("grace"), "grace", MOST, 0);
        int misses = fields.has("misses") ? number(fields, "misses", SignalLimits.MAX_IN_A_ROW, 1) : 1;
        int back = fields.has("back") ? number(fields, "back", SignalLimits.MAX_IN_A_ROW, 1) : 1;
        return input.flatMap(place -> draft.values
                .made(
                        node,
                        "heartbeat",
                        () -> checked(p -> Absence.Spec.heartbeat(every.in(p), grace.in(p), misses, back)))
                .map(spec -> new Signalling.Missing(place, spec)));
    }

    private Optional<Signalling.Kind> steps(Fields fields, String key, Node node, SortedSet<Integer> inputs) {
        List<Signalling.Step> steps = new ArrayList<>();
        draft.values.items(node, key).forEach(item -> step(item).ifPresent(steps::add));
        steps.forEach(step -> inputs.add(step.input()));
        Lasting within = draft.lasting(fields.required("within"), "within", MOST, 1);
        boolean strict = fields.optional("strict")
                .flatMap(value -> draft.values.truth(value, "strict"))
                .orElse(false);
        if (key.equals("sequence")) {
            return draft.values
                    .made(node, key, () -> checked(p -> new Sequence.Spec(steps.size(), within.in(p), strict)))
                    .map(spec -> new Signalling.InOrder(steps, spec));
        }
        boolean fromStart = fields.optional("from")
                .flatMap(value -> draft.values.oneOf(value, "from", List.of("start", "first")))
                .orElse("first")
                .equals("start");
        return draft.values
                .made(node, key, () -> checked(p -> new Deadline.Spec(steps.size(), within.in(p), strict)))
                .map(spec -> new Signalling.InTime(steps, fromStart, spec));
    }

    private Optional<Signalling.Step> step(Node node) {
        if (!(node instanceof MappingNode)) {
            return draft.place(node, "input", draft.inputPlaces).map(place -> new Signalling.Step(place, null));
        }
        List<Fields.Named> entries = draft.fields(node, "step").entries();
        if (entries.size() != 1) {
            return draft.values.refuse(node, "step: want one input with its condition, got " + entries.size());
        }
        Fields.Named only = entries.get(0);
        Expression guard = draft.expressions()
                .of(only.value(), "condition of step " + only.name(), Type.BOOL)
                .orElse(null);
        return draft.place(only.key(), "input", draft.inputPlaces).map(place -> new Signalling.Step(place, guard));
    }
}
