package io.tallystick.rules.expr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The variables that expressions see, each with its slot: its place in the list. Immutable. */
public final class Scope {
    private final List<Variable> variables;
    // Looked up only, never iterated: the order of the list is the order of everything.
    private final Map<String, Integer> slots;
    private final MoneyOps<?, ?> money;

    private Scope(List<Variable> variables, MoneyOps<?, ?> money) {
        this.money = money;
        this.variables = List.copyOf(variables);
        if (variables.size() > ExpressionLimits.MAX_VARIABLES) {
            throw new IllegalArgumentException(
                    "variables: want at most " + ExpressionLimits.MAX_VARIABLES + ", got " + variables.size());
        }
        slots = new HashMap<>();
        for (int slot = 0; slot < variables.size(); slot++) {
            String name = variables.get(slot).name();
            if (money == null && usesMoney(variables.get(slot).type())) {
                throw new IllegalArgumentException("variable '" + name + "': want money operations for a "
                        + variables.get(slot).type().title() + ", got none");
            }
            if (slots.put(name, slot) != null) {
                throw new IllegalArgumentException("variables: want each name once, got '" + name + "' twice");
            }
        }
    }

    /** A scope without money and decimals. */
    public static Scope of(Variable... variables) {
        return new Scope(List.of(variables), null);
    }

    /** A scope whose money and decimals are reckoned by the given operations. */
    public static Scope of(List<Variable> variables, MoneyOps<?, ?> money) {
        return new Scope(variables, Objects.requireNonNull(money, "money"));
    }

    /** Null when the scope has no money. */
    MoneyOps<?, ?> money() {
        return money;
    }

    public List<Variable> variables() {
        return variables;
    }

    /** Where the variable is, from 0. */
    public int slot(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("variable: want one of this scope, got '" + name + "'");
        }
        return slot;
    }

    /** The slot as an object made once, null for a name that is not here. */
    Integer find(String name) {
        return slots.get(name);
    }

    /** New bindings with no variable set. */
    public Bindings bindings() {
        return new Bindings(this);
    }

    private static boolean usesMoney(Type type) {
        if (type instanceof Type.ListOf list) {
            return usesMoney(list.element());
        }
        return type instanceof Type.MapOf map ? usesMoney(map.value()) : type == Type.MONEY || type == Type.DECIMAL;
    }
}
