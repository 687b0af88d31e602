package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * {@code vars}: what the contract remembers.
 *
 * <pre>
 * name: VALUE                                   a number, true or false, an amount, an instant, a text in quotes
 * name: {type: TYPE, init: EXPRESSION, unit: UNIT}      over params only; without init it has no value at first
 * </pre>
 */
final class VarsSection {
    private final Draft draft;
    private final List<Declared> declared = new ArrayList<>();

    private record Declared(String name, Type type, Node init, boolean literal, int slot) {}

    VarsSection(Draft draft) {
        this.draft = draft;
    }

    void declare(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "vars")) {
            if (draft.names.declare(part.key(), "var", part.name())) {
                if (part.value() instanceof ScalarNode scalar) {
                    plain(part, scalar);
                } else {
                    full(part);
                }
            }
        }
    }

    private void plain(Fields.Named part, ScalarNode scalar) {
        Optional<Type> type = draft.literals.typeOf(scalar);
        if (type.isEmpty()) {
            draft.source.error(
                    scalar,
                    "var " + part.name() + ": want a value, got \"" + scalar.getValue() + "\"",
                    "put a text into quotes; write a computed value as {type: ..., init: \"" + scalar.getValue()
                            + "\"}");
            return;
        }
        add(part, type.get(), scalar, true, null);
    }

    private void full(Fields.Named part) {
        Fields fields = draft.fields(part.value(), "var " + part.name());
        Optional<Type> type = fields.required("type").flatMap(draft.literals::type);
        Unit unit = fields.optional("unit").flatMap(draft.values::unit).orElse(null);
        Node init = fields.optional("init").orElse(null);
        fields.requireNoOthers();
        type.ifPresent(known -> add(part, known, init, false, unit));
    }

    private void add(Fields.Named part, Type type, Node init, boolean literal, Unit unit) {
        int slot = draft.names.variable(
                part.key(), new Variable(part.name(), type, Size.defaultOf(type)), unit, List.of());
        draft.vars.put(part.name(), new Draft.VarName(declared.size(), type));
        declared.add(new Declared(part.name(), type, init, literal, slot));
    }

    List<Var> compile() {
        List<Var> vars = new ArrayList<>();
        Set<Integer> params = new TreeSet<>();
        draft.params.forEach(param -> params.add(param.slot()));
        for (Declared var : declared) {
            Expression initial = var.init == null ? null : initial(var, params).orElse(null);
            vars.add(new Var(var.name, var.type, initial, draft.names.unit(var.slot), var.slot));
        }
        return vars;
    }

    private Optional<Expression> initial(Declared var, Set<Integer> params) {
        String what = "var " + var.name;
        boolean quoted = var.init instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN;
        if (var.literal && quoted && var.type == Type.STRING) {
            return draft.expressions().text((ScalarNode) var.init, what);
        }
        Optional<Expression> initial = draft.expressions().of(var.init, what, var.type);
        for (int slot : initial.map(Expression::slots).orElse(new TreeSet<>())) {
            if (!params.contains(slot)) {
                return draft.values.refuse(
                        var.init,
                        what + ": want a first value over params, got one that hangs on \"" + draft.names.nameOf(slot)
                                + "\"",
                        "set it by a rule when \"" + draft.names.nameOf(slot) + "\" is there");
            }
        }
        return initial;
    }
}
