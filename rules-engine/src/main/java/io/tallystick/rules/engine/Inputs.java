package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The last of each input: its time, its leaves, and its value where an expression looks at it.
 *
 * <pre>state = for each input: newest i64 (-1: none yet), and then: count of leaves, each i64; value if looked at</pre>
 */
final class Inputs {
    private static final long NONE = -1;

    private final Core core;
    private final List<Input> declared;
    private final long[] newest;
    private final long[][] leaves;
    private final Object[] values;
    private final double[] numbers;
    private final double[] longitudes;

    Inputs(Core core) {
        this.core = core;
        declared = core.plan.contract.inputs();
        newest = new long[declared.size()];
        Arrays.fill(newest, NONE);
        leaves = new long[declared.size()][];
        values = new Object[declared.size()];
        numbers = new double[declared.size()];
        longitudes = new double[declared.size()];
    }

    /** The time of the newest, or -1. */
    long newest(int input) {
        return newest[input];
    }

    void number(int input, double value, long at) {
        came(input, at);
        numbers[input] = value;
        core.memory.set(((Input.Reading) declared.get(input)).slot(), value);
    }

    void location(int input, double latitude, double longitude, long at) {
        came(input, at);
        numbers[input] = latitude;
        longitudes[input] = longitude;
        bindLocation(input);
    }

    /**
     * A value of any other kind.
     *
     * @throws IllegalArgumentException one that the name cannot have
     */
    void value(int input, Object value, long at) {
        core.memory.set(slot(input), value);
        came(input, at);
        values[input] = core.plan.slots.isUsed(slot(input)) ? value : null;
    }

    /** Says that the last came with these leaves, not only with the one in hand. */
    void evidence(int input, long[] indexes) {
        leaves[input] = indexes.clone();
    }

    private void came(int input, long at) {
        newest[input] = Math.max(newest[input], at);
        if (leaves[input] != null && leaves[input].length == 1) {
            leaves[input][0] = core.index;
        } else {
            leaves[input] = new long[] {core.index};
        }
        bindTime(input);
    }

    private void bindTime(int input) {
        Input of = declared.get(input);
        if (of instanceof Input.Reading reading) {
            core.memory.setTime(reading.atSlot(), newest[input]);
        } else if (of instanceof Input.Location location) {
            core.memory.setTime(location.atSlot(), newest[input]);
        } else if (of instanceof Input.Document document) {
            core.memory.setTime(document.atSlot(), newest[input]);
        }
    }

    private void bindLocation(int input) {
        Input.Location location = (Input.Location) declared.get(input);
        core.memory.set(location.latSlot(), numbers[input]);
        core.memory.set(location.lonSlot(), longitudes[input]);
    }

    private int slot(int input) {
        Input of = declared.get(input);
        if (of instanceof Input.Reading reading) {
            return reading.slot();
        }
        return of instanceof Input.Document document ? document.slot() : ((Input.Message) of).slot();
    }

    private static boolean isNumber(Input input) {
        return input instanceof Input.Reading reading && reading.type() == Type.DOUBLE;
    }

    /** The leaf in hand and the last ones of these inputs: the newest of them, ascending. */
    List<Long> evidence(Collection<Integer> of) {
        TreeSet<Long> all = new TreeSet<>(core.hand());
        for (int input : of) {
            for (int i = 0; leaves[input] != null && i < leaves[input].length; i++) {
                if (leaves[input][i] >= 0) {
                    all.add(leaves[input][i]);
                }
            }
        }
        while (all.size() > EngineLimits.MAX_EVIDENCE) {
            all.pollFirst();
        }
        return List.copyOf(all);
    }

    /** Whether a value is kept only because an expression looks at it. */
    boolean looksAt(int input) {
        Input of = declared.get(input);
        return !(of instanceof Input.Location) && !isNumber(of) && core.plan.slots.isUsed(slot(input));
    }

    /** Takes over the last of an input of another version that is declared alike. */
    void take(int input, Inputs other, int from) {
        newest[input] = other.newest[from];
        leaves[input] = other.leaves[from] == null ? null : other.leaves[from].clone();
        numbers[input] = other.numbers[from];
        longitudes[input] = other.longitudes[from];
        values[input] = other.values[from];
    }

    void write(StateWriter out) {
        for (int i = 0; i < newest.length; i++) {
            out.i64(newest[i]);
            if (newest[i] != NONE) {
                out.count(leaves[i].length);
                for (long leaf : leaves[i]) {
                    out.i64(leaf);
                }
                writeValue(i, out);
            }
        }
    }

    private void writeValue(int input, StateWriter out) {
        Input of = declared.get(input);
        if (of instanceof Input.Location) {
            out.f64(numbers[input]).f64(longitudes[input]);
        } else if (isNumber(of)) {
            out.f64(numbers[input]);
        } else if (core.plan.slots.isUsed(slot(input))) {
            ValueCodec.write(values[input], out);
        }
    }

    void read(StateReader in) {
        for (int i = 0; i < newest.length; i++) {
            newest[i] = CoreCodec.time(in, NONE);
            if (newest[i] != NONE) {
                leaves[i] = new long[in.count(EngineLimits.MAX_PENDING_SIGNATURES)];
                for (int leaf = 0; leaf < leaves[i].length; leaf++) {
                    leaves[i][leaf] = CoreCodec.atLeast(in, -1);
                }
                int at = in.position();
                try {
                    readValue(i, in);
                } catch (IllegalArgumentException e) {
                    throw new MalformedStateException(
                            at, "a value of " + declared.get(i).name(), e.getMessage());
                }
                bindTime(i);
            }
        }
    }

    private void readValue(int input, StateReader in) {
        Input of = declared.get(input);
        if (of instanceof Input.Location) {
            numbers[input] = in.f64();
            longitudes[input] = in.f64();
            bindLocation(input);
        } else if (isNumber(of)) {
            numbers[input] = in.f64();
            core.memory.set(((Input.Reading) of).slot(), numbers[input]);
        } else if (core.plan.slots.isUsed(slot(input))) {
            values[input] = ValueCodec.read(in);
            core.memory.set(slot(input), values[input]);
        }
    }
}
