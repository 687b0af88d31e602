package io.tallystick.rules.lang;

import io.tallystick.rules.expr.ExpressionLimits;
import io.tallystick.rules.expr.MoneyOps;
import io.tallystick.rules.expr.Scope;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.unit.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** The names that an author gives and expressions use: each once, each with its slot, its unit, and the inputs that it hangs on. */
final class Names {
    private final Source source;
    private final Map<String, String> kinds = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<SortedSet<Integer>> inputs = new ArrayList<>();

    Names(Source source) {
        this.source = source;
    }

    /** Takes a name of the author for a thing; whether it could be taken: else it is noted why not. */
    boolean declare(Node at, String kind, String name) {
        try {
            Variable.of(name, Type.BOOL);
        } catch (IllegalArgumentException e) {
            source.error(at, kind + " " + e.getMessage(), "");
            return false;
        }
        String before = kinds.putIfAbsent(name, kind);
        if (before != null) {
            source.error(at, "name \"" + name + "\": there is already " + article(before) + " of that name", "");
        }
        return before == null;
    }

    private static String article(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    /** A name in expressions; its slot, from 0. Names beyond what a scope can hold are noted once all are there. */
    int variable(Node at, String name, Type type) {
        return variable(at, new Variable(name, type, Size.defaultOf(type)), null, List.of());
    }

    int variable(Node at, Variable variable, Unit unit, Collection<Integer> hangsOn) {
        if (!taken.add(variable.name())) {
            source.error(at, "name \"" + variable.name() + "\": expressions would know two things by it", "");
        }
        variables.add(variable);
        units.add(unit);
        inputs.add(new TreeSet<>(hangsOn));
        return variables.size() - 1;
    }

    /** The unit of what is in a slot; null if it has none, or none is known. */
    Unit unit(int slot) {
        return units.get(slot);
    }

    void unit(int slot, Unit unit) {
        units.set(slot, unit);
    }

    /** Says which inputs a slot's value comes from. */
    void hangs(int slot, Collection<Integer> on) {
        inputs.get(slot).addAll(on);
    }

    /** The inputs that values in these slots come from. */
    SortedSet<Integer> inputsOf(Collection<Integer> slots) {
        SortedSet<Integer> all = new TreeSet<>();
        slots.forEach(slot -> all.addAll(inputs.get(slot)));
        return all;
    }

    String nameOf(int slot) {
        return variables.get(slot).name();
    }

    /** What kind of thing has this name, or null. */
    String kindOf(String name) {
        return kinds.get(name);
    }

    /** All names in expressions that begin with these letters. */
    List<String> startingWith(String prefix) {
        return taken.stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** The scope of all names; one that is too large is noted, and an empty one given. */
    Scope scope(Node at, MoneyOps<?, ?> money) {
        if (variables.size() > ExpressionLimits.MAX_VARIABLES) {
            source.error(
                    at,
                    "contract: want at most " + ExpressionLimits.MAX_VARIABLES + " names in expressions, got "
                            + variables.size(),
                    "inputs count two, windows one for each result that is used");
            return Scope.of(List.of(), money);
        }
        return variables.size() == taken.size() ? Scope.of(variables, money) : Scope.of(List.of(), money);
    }
}
