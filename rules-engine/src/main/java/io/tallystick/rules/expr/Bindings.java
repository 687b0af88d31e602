package io.tallystick.rules.expr;

import dev.cel.runtime.CelVariableResolver;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Values for the variables of one scope, reused from evaluation to evaluation. Every value is checked against its declared type
 * and size when it is set, so that the proven cost holds. For one thread at a time.
 */
public final class Bindings {
    private final Scope scope;
    /** Null for a double that nobody has asked for as an object. */
    private final Optional<Object>[] values;

    private final double[] numbers;
    final CelVariableResolver resolver = this::find;

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    Bindings(Scope scope) {
        this.scope = scope;
        values = (Optional<Object>[]) new Optional<?>[scope.variables().size()];
        numbers = new double[values.length];
        clear();
    }

    public Scope scope() {
        return scope;
    }

    /** Sets a variable of type double. The value must be finite. */
    public Bindings set(int slot, double value) {
        if (scope.variables().get(slot).type() != Type.DOUBLE || !Double.isFinite(value)) {
            return set(slot, (Object) value);
        }
        numbers[slot] = value;
        values[slot] = null;
        return this;
    }

    /** Sets a variable of type int. */
    public Bindings set(int slot, long value) {
        return set(slot, (Object) value);
    }

    /** Sets a variable of type bool. */
    public Bindings set(int slot, boolean value) {
        return set(slot, (Object) value);
    }

    /**
     * Sets a variable: Boolean, Long, Double (finite), String, Instant (years 1 to 9999), Duration (at most 315,576,000,000 s),
     * the classes of {@link MoneyOps}, or a List, Map or document of these, which is copied. Null only inside documents.
     *
     * @throws IllegalArgumentException type or size are not those declared
     */
    public Bindings set(int slot, Object value) {
        if (value instanceof Double number) {
            numbers[slot] = number;
        }
        values[slot] = Optional.of(
                Values.bind(scope.variables().get(slot), scope.money(), Objects.requireNonNull(value, "value")));
        return this;
    }

    public Bindings set(String name, Object value) {
        return set(scope.slot(name), value);
    }

    /** From now on the variable has no value; an expression that needs it fails with {@code UNSET}. */
    public Bindings unset(int slot) {
        values[slot] = Optional.empty();
        return this;
    }

    public Bindings clear() {
        Arrays.fill(values, Optional.empty());
        return this;
    }

    boolean isSet(int slot) {
        return values[slot] == null || values[slot].isPresent();
    }

    /** The value of a variable of type double that is set. */
    double number(int slot) {
        return numbers[slot];
    }

    /** The value of a variable of type int that is set. */
    long whole(int slot) {
        return (Long) values[slot].orElseThrow();
    }

    /** The value of a variable of type bool that is set. */
    boolean truth(int slot) {
        return (Boolean) values[slot].orElseThrow();
    }

    private Optional<Object> find(String name) {
        Integer slot = scope.find(name);
        return slot == null ? Optional.empty() : value(slot);
    }

    private Optional<Object> value(int slot) {
        if (values[slot] == null) {
            values[slot] = Optional.of(numbers[slot]);
        }
        return values[slot];
    }
}
