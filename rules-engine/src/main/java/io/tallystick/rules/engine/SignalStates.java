package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.signal.Absence;
import io.tallystick.rules.signal.Deadline;
import io.tallystick.rules.signal.Edge;
import io.tallystick.rules.signal.EdgeSink;
import io.tallystick.rules.signal.InARow;
import io.tallystick.rules.signal.KOfN;
import io.tallystick.rules.signal.Sequence;
import io.tallystick.rules.signal.Signal;
import io.tallystick.rules.signal.Threshold;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signals of one instance: sampled, advanced, begun anew.
 *
 * <pre>state = each signal that looks in the present state, in order of the text</pre>
 */
final class SignalStates {
    private final Core core;
    private final List<Signalling> declared;
    private final Signal[] signals;
    /** Edges wait here until the signal is done with its sample: a rule may begin it anew. */
    private final List<Edge> edges = new ArrayList<>();

    private final EdgeSink sink = (edge, atMs, sinceMs) -> edges.add(edge);
    /** As the names' slots say. */
    private final boolean[] active;

    SignalStates(Core core) {
        this.core = core;
        declared = core.plan.contract.signals();
        signals = declared.stream()
                .map(signal -> SignalKinds.create(signal, core::duration))
                .toArray(Signal[]::new);
        active = new boolean[signals.length];
    }

    int count() {
        return signals.length;
    }

    boolean looks(int signal) {
        int of = declared.get(signal).state();
        return of == core.state || of < 0 && !core.current().isFinal();
    }

    /** When the clock brings the next edge, event time; never if it does not look. */
    long dueMs(int signal) {
        return looks(signal) ? signals[signal].dueMs() : Signal.NEVER;
    }

    /** Those of all states begin. */
    void beginGlobal() {
        for (int i = 0; i < signals.length; i++) {
            if (declared.get(i).state() < 0) {
                begin(i);
            }
        }
    }

    /** Those of the present state begin anew. */
    void beginState() {
        for (int i = 0; i < signals.length; i++) {
            if (declared.get(i).state() == core.state) {
                begin(i);
            } else if (declared.get(i).state() >= 0) {
                signals[i].reset();
                publish(i);
            }
        }
    }

    /** Takes over a signal of another version that looks for the same. */
    void take(int signal, SignalStates other, int from) {
        StateWriter state = new StateWriter();
        other.signals[from].write(state);
        signals[signal] = SignalKinds.read(declared.get(signal), core::duration, new StateReader(state.toByteArray()));
    }

    void stop() {
        for (Signal signal : signals) {
            signal.reset();
        }
    }

    private void begin(int i) {
        signals[i].reset();
        if (signals[i] instanceof Absence absence) {
            absence.start(core.nowMillis);
        } else if (declared.get(i).kind() instanceof Signalling.InTime inTime && inTime.fromStart()) {
            ((Deadline) signals[i]).open(core.nowMillis);
        }
        publish(i);
    }

    private void publish(int i) {
        active[i] = looks(i) && signals[i].active();
        core.memory.set(declared.get(i).activeSlot(), (Object) active[i]);
    }

    /** What was due before a sample of an input happens before it. */
    void before(int input, long at) {
        for (int i : core.plan.signalsOf[input]) {
            if (dueMs(i) < at) {
                advance(i, at - 1);
            }
        }
    }

    void advance(int i, long to) {
        signals[i].advance(to, sink);
        tell(i);
    }

    /** An input has come in a visit of a state; signals of a state that it led to do not look at it. */
    void sample(int input, long at, int visit) {
        for (int i : core.plan.signalsOf[input]) {
            if (looks(i) && (core.visit == visit || declared.get(i).state() < 0)) {
                sample(i, input, at);
                if (!edges.isEmpty()) {
                    tell(i);
                }
            }
        }
    }

    private void sample(int i, int input, long at) {
        Signalling.Kind kind = declared.get(i).kind();
        Signal signal = signals[i];
        if (kind instanceof Signalling.OverTime overTime) {
            Optional<Boolean> truth = truth(i, signal.active(), overTime.when(), overTime.clear());
            if (truth.isPresent()) {
                ((Threshold) signal).sample(at, truth.get(), truth.get(), sink);
            }
        } else if (kind instanceof Signalling.Row row) {
            Optional<Boolean> truth = truth(i, signal.active(), row.when(), row.clear());
            if (truth.isPresent()) {
                ((InARow) signal).sample(at, truth.get(), truth.get(), sink);
            }
        } else if (kind instanceof Signalling.Share share) {
            Optional<Boolean> truth = test(i, share.when());
            if (truth.isPresent()) {
                ((KOfN) signal).sample(at, truth.get(), sink);
            }
        } else if (kind instanceof Signalling.Missing) {
            ((Absence) signal).sample(at, sink);
        } else if (kind instanceof Signalling.InOrder inOrder) {
            ((Sequence) signal).event(at, matches(i, inOrder.steps(), input), sink);
        } else if (kind instanceof Signalling.InTime inTime) {
            ((Deadline) signal).event(at, matches(i, inTime.steps(), input), sink);
        }
        if (signal.active() != active[i]) {
            publish(i);
        }
    }

    /** The truth that counts now: of the clear condition for a raised signal, else of the condition. */
    private Optional<Boolean> truth(int i, boolean raised, Expression when, Expression clear) {
        if (raised && clear == null) {
            return test(i, when).map(truth -> !truth);
        }
        return test(i, raised ? clear : when);
    }

    private Optional<Boolean> test(int i, Expression expression) {
        try {
            return core.memory.test(expression);
        } catch (EvaluationException failed) {
            throw new SuspensionException("signals." + declared.get(i).name(), failed);
        }
    }

    private int matches(int i, List<Signalling.Step> steps, int input) {
        int bits = 0;
        for (int step = 0; step < steps.size(); step++) {
            Signalling.Step of = steps.get(step);
            if (of.input() == input
                    && (of.guard() == null || test(i, of.guard()).orElse(false))) {
                bits |= 1 << step;
            }
        }
        return bits;
    }

    private void tell(int i) {
        publish(i);
        List<Edge> happened = List.copyOf(edges);
        edges.clear();
        int visit = core.visit;
        for (Edge edge : happened) {
            if (looks(i) && (core.visit == visit || declared.get(i).state() < 0)) {
                core.rounds.occur(new Trigger.Signal(i, edge));
            }
        }
    }

    void write(StateWriter out) {
        for (int i = 0; i < signals.length; i++) {
            if (looks(i)) {
                signals[i].write(out);
            }
        }
    }

    void read(StateReader in) {
        for (int i = 0; i < signals.length; i++) {
            if (looks(i)) {
                signals[i] = SignalKinds.read(declared.get(i), core::duration, in);
            }
            publish(i);
        }
    }
}
