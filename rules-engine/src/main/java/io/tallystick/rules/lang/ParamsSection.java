package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Param;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.unit.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * {@code params}: what the parties agree on for each instance.
 *
 * <pre>
 * name: TYPE
 * name: {type: TYPE, unit: UNIT, currency: CODE, default: VALUE, min: VALUE, max: VALUE}
 * </pre>
 */
final class ParamsSection {
    private static final Set<Type> ORDERED = Set.of(Type.INT, Type.DOUBLE, Type.DURATION);

    private final Draft draft;

    ParamsSection(Draft draft) {
        this.draft = draft;
    }

    void declare(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "params")) {
            if (draft.names.declare(part.key(), "param", part.name())) {
                param(part);
            }
        }
    }

    private void param(Fields.Named part) {
        if (part.value() instanceof ScalarNode) {
            draft.literals.type(part.value()).ifPresent(type -> add(part, type, null, null, null, null, null));
            return;
        }
        Fields fields = draft.fields(part.value(), "param " + part.name());
        Optional<Type> type = fields.required("type").flatMap(draft.literals::type);
        Optional<Node> unit = fields.optional("unit");
        Optional<Node> currency = fields.optional("currency");
        Optional<Node> fallback = fields.optional("default");
        Optional<Node> min = fields.optional("min");
        Optional<Node> max = fields.optional("max");
        fields.requireNoOthers();
        if (type.isEmpty()) {
            return;
        }
        only(unit, "unit", type.get() == Type.DOUBLE || type.get() == Type.INT, "a double or int");
        only(currency, "currency", type.get() == Type.MONEY, "money");
        only(min, "min", ORDERED.contains(type.get()), "an int, double or duration");
        only(max, "max", ORDERED.contains(type.get()), "an int, double or duration");
        add(
                part,
                type.get(),
                unit.flatMap(draft.values::unit).orElse(null),
                currency.flatMap(draft.literals::currency).orElse(null),
                value(fallback, "default", type.get()),
                value(min, "min", type.get()),
                value(max, "max", type.get()));
        checkRange(part.value());
    }

    private void only(Optional<Node> node, String key, boolean may, String whose) {
        if (node.isPresent() && !may) {
            draft.source.error(node.get(), key + ": only " + whose + " has one");
        }
    }

    private Object value(Optional<Node> node, String what, Type type) {
        return node.flatMap(value -> draft.literals.of(value, what, type)).orElse(null);
    }

    private void add(
            Fields.Named part, Type type, Unit unit, Currency currency, Object fallback, Object min, Object max) {
        int slot = draft.names.variable(
                part.key(), new Variable(part.name(), type, Size.defaultOf(type)), unit, List.of());
        draft.params.add(new Param(part.name(), type, currency, fallback, min, max, unit, slot));
    }

    private void checkRange(Node at) {
        Param param = draft.params.get(draft.params.size() - 1);
        if (param.min() != null && param.max() != null && compare(param.min(), param.max()) > 0) {
            draft.source.error(at, "param " + param.name() + ": want min to be at most max, got more");
        }
        boolean low = param.fallback() != null && param.min() != null && compare(param.fallback(), param.min()) < 0;
        boolean high = param.fallback() != null && param.max() != null && compare(param.fallback(), param.max()) > 0;
        if (low || high) {
            draft.source.error(at, "param " + param.name() + ": want a default from min to max, got one outside");
        }
        if (param.currency() != null
                && param.fallback() instanceof Money money
                && !money.currency().equals(param.currency())) {
            draft.source.error(
                    at, "param " + param.name() + ": want a default in " + param.currency() + ", got " + money);
        }
    }

    @SuppressWarnings("unchecked") // both are of the param's one class, and each ordered class compares with itself
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
