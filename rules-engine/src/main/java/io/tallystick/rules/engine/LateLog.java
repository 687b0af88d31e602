package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Lateness;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contract that corrects needs to do its last hours again: two runs of inputs, each with the state before it. The newer begins
 * when it reaches back as far as late readings may; then the older is dropped. So the state of any moment within is there.
 *
 * <pre>
 * state = count of runs (0 to 2), each: began i64, state before bytes, count of inputs, each logged, paid
 * </pre>
 */
final class LateLog {
    private static final int MAX_STATE_BYTES = 1 << 20;

    private final Core core;
    private boolean corrects;
    private final List<Stretch> runs = new ArrayList<>();
    /** Of the envelope in hand; never left when it is done. */
    final List<Logged> late = new ArrayList<>();

    /** @param began ledger time of the state before */
    record Stretch(long began, byte[] before, List<Logged> inputs, Paid paid) {}

    LateLog(Core core) {
        this.core = core;
        corrects = core.plan.contract.lateness().then() == Lateness.Then.CORRECT;
    }

    /** What is done again is not logged again. */
    void pause() {
        runs.clear();
        corrects = false;
    }

    /** An input is about to be taken. */
    void add(Logged logged) {
        if (corrects) {
            Stretch last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            boolean full = last != null
                    && (core.ledgerMillis - last.began()
                                    > core.plan.contract.lateness().withinMillis()
                            || last.inputs().size() >= EngineLimits.MAX_LATE_LOG / 2);
            if (last == null || full) {
                begin();
            }
            runs.get(runs.size() - 1).inputs().add(logged);
        }
    }

    private void begin() {
        if (runs.size() == 2) {
            runs.remove(0);
        }
        runs.add(new Stretch(core.ledgerMillis, CoreCodec.encode(core, false), new ArrayList<>(), new Paid()));
    }

    void saw(List<Effect> effects) {
        if (!runs.isEmpty()) {
            runs.get(runs.size() - 1).paid().saw(effects);
        }
    }

    /** Whether the state before a time is still there. */
    boolean reaches(long at) {
        return corrects && !runs.isEmpty() && at >= runs.get(0).began();
    }

    byte[] before() {
        return runs.get(0).before();
    }

    /** All inputs since, as they came. */
    List<Logged> inputs() {
        List<Logged> all = new ArrayList<>();
        runs.forEach(run -> all.addAll(run.inputs()));
        return all;
    }

    /** What was paid since. */
    Paid paid() {
        Paid all = new Paid();
        runs.forEach(run -> all.addAll(run.paid(), 1));
        return all;
    }

    /** Becomes the log of what was done again. */
    void restart(LateLog old, List<Logged> inputs, Paid paid) {
        corrects = true;
        Stretch first = old.runs.get(0);
        int most = EngineLimits.MAX_LATE_LOG;
        if (inputs.size() <= most && !core.stopped()) {
            runs.add(new Stretch(first.began(), first.before(), new ArrayList<>(inputs), paid));
        }
    }

    void stop() {
        runs.clear();
    }

    void write(StateWriter out) {
        out.count(runs.size());
        for (Stretch run : runs) {
            out.i64(run.began()).bytes(run.before()).count(run.inputs().size());
            run.inputs().forEach(logged -> logged.write(out));
            run.paid().write(out);
        }
    }

    void read(StateReader in) {
        for (int left = in.count(corrects ? 2 : 0); left > 0; left--) {
            long began = CoreCodec.time(in, 0);
            byte[] before = in.bytes(MAX_STATE_BYTES);
            List<Logged> inputs = new ArrayList<>();
            for (int more = in.count(EngineLimits.MAX_LATE_LOG); more > 0; more--) {
                inputs.add(Logged.read(in, core.plan.contract.inputs().size()));
            }
            runs.add(new Stretch(began, before, inputs, Paid.read(in)));
        }
    }
}
