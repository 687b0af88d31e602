package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.Bindings;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.expr.Expression;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of all names of one instance, which of them changed, and the evaluation of expressions over them. */
final class Memory {
    private final Plan plan;
    private final Bindings bindings;
    private final boolean[] changed;
    private boolean anyChanged;
    private Object[] vars;
    /** What expressions have cost since the input or timer in hand began. */
    private long spent;
    /** What it may cost: the bound that was proven for the contract. */
    private final long bound;

    Memory(Plan plan) {
        this.plan = plan;
        this.bindings = plan.contract.scope().bindings();
        this.changed = new boolean[plan.contract.scope().variables().size()];
        this.vars = new Object[plan.contract.vars().size()];
        this.bound = plan.contract.cost().steps();
    }

    void beginStep() {
        spent = 0;
    }

    void set(int slot, double value) {
        if (plan.slots.isUsed(slot)) {
            bindings.set(slot, value);
            markChanged(slot);
        }
    }

    /** @throws IllegalArgumentException a value that the name cannot have: its size, say */
    void set(int slot, Object value) {
        if (plan.slots.isUsed(slot)) {
            bindings.set(slot, value);
            markChanged(slot);
        }
    }

    void setTime(int slot, long millis) {
        if (plan.slots.isUsed(slot)) {
            set(slot, Instant.ofEpochMilli(millis));
        }
    }

    /** As a double where it is one; what is NaN or infinite is not there. */
    void setOrUnset(int slot, double value) {
        if (Double.isFinite(value)) {
            set(slot, value);
        } else {
            unset(slot);
        }
    }

    void unset(int slot) {
        if (plan.slots.isUsed(slot)) {
            bindings.unset(slot);
            markChanged(slot);
        }
    }

    Object variable(int place) {
        return vars[place];
    }

    /** @throws IllegalArgumentException a value that the variable cannot have */
    void setVariable(int place, Object value) {
        int slot = plan.contract.vars().get(place).slot();
        if (value == null) {
            bindings.unset(slot);
        } else {
            bindings.set(slot, value);
        }
        vars[place] = value;
        markChanged(slot);
    }

    Object[] copyOfVariables() {
        return vars.clone();
    }

    void restoreVariables(Object[] before) {
        for (int i = 0; i < before.length; i++) {
            if (vars[i] != before[i]) {
                setVariable(i, before[i]);
            }
        }
    }

    SortedMap<String, String> printedVars() {
        SortedMap<String, String> printed = new TreeMap<>();
        for (int i = 0; i < vars.length; i++) {
            Var declared = plan.contract.vars().get(i);
            if (vars[i] != null) {
                printed.put(declared.name(), Printed.value(vars[i]));
            }
        }
        return printed;
    }

    boolean anyChanged() {
        return anyChanged;
    }

    /** Whether one of them has changed; for none, as of a condition that is always true, yes: it is to be asked too. */
    boolean changed(int[] slots) {
        if (slots.length == 0) {
            return true;
        }
        for (int slot : slots) {
            if (changed[slot]) {
                return true;
            }
        }
        return false;
    }

    void markAll() {
        Arrays.fill(changed, true);
        anyChanged = true;
    }

    void clearChanged() {
        Arrays.fill(changed, false);
        anyChanged = false;
    }

    private void markChanged(int slot) {
        changed[slot] = true;
        anyChanged = true;
    }

    Object evaluate(Expression expression) throws EvaluationException {
        spend(expression);
        return expression.evaluate(bindings);
    }

    /** The value now, for those who only look: it counts for nothing. */
    Object look(Expression expression) throws EvaluationException {
        return expression.evaluate(bindings);
    }

    /** The truth, or empty if it hangs on a value that is not there yet. */
    Optional<Boolean> test(Expression expression) throws EvaluationException {
        spend(expression);
        try {
            return expression.test(bindings) ? Truth.TRUE : Truth.FALSE;
        } catch (EvaluationException failed) {
            if (failed.kind() == EvaluationException.Kind.UNSET) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private void spend(Expression expression) {
        spent += expression.cost().upperBound();
        if (spent > bound) {
            throw new SuspensionException("expressions", Fault.COST, bound);
        }
    }

    /** The two truths as optionals, made once. */
    private static final class Truth {
        static final Optional<Boolean> TRUE = Optional.of(true);
        static final Optional<Boolean> FALSE = Optional.of(false);
    }
}
