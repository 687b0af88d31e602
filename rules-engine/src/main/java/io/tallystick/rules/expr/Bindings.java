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
    private final Optional<Object>[] values;
    final CelVariableResolver resolver = this::find;

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made otherwise
    Bindings(Scope scope) {
        this.scope = scope;
        values = (Optional<Object>[]) new Optional<?>[scope.variables().size()];
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
        values[slot] = Optional.of(value);
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
        return values[slot].isPresent();
    }

    private Optional<Object> find(String name) {
        Integer slot = scope.find(name);
        return slot == null ? Optional.empty() : values[slot];
    }
}
