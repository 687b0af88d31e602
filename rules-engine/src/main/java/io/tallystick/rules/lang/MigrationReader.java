package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.ContractLimits;
import io.tallystick.rules.contract.Migrates;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.ExpressionCompiler;
import io.tallystick.rules.expr.Scope;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks what a text says of another version's instances against that version, and compiles it. */
final class MigrationReader {
    private final Draft draft;
    private final MigratesSection section;
    private final ContractMoney money;
    private final Contract from;
    private final Contract to;
    private final Names names;
    private final List<Expression> compiled = new ArrayList<>();
    private Scope scope;
    private Expressions expressions;

    /** @param draft of the new version's text, read and good */
    MigrationReader(Draft draft, MigratesSection section, ContractMoney money, Contract from, Contract to) {
        this.draft = draft;
        this.section = section;
        this.money = money;
        this.from = from;
        this.to = to;
        this.names = new Names(draft.source);
    }

    /** @throws ContractSourceException if it does not fit the old version */
    Migration read(Node root, List<StatesSection.Declared> declared) throws ContractSourceException {
        String version = from.identity().version();
        Optional<MigratesSection.Part> found = section.of(version);
        if (found.isEmpty()) {
            draft.source.error(
                    root,
                    "contract: want a key \"migrates\" that is from " + version + ", got none",
                    "say how its instances are taken over: migrates: {from: " + version + "}");
        }
        draft.source.requireNoErrors();
        MigratesSection.Part part = found.orElseThrow();
        requireIdentity(part);
        bindOld(part.node());
        List<Integer> states = states(part);
        List<Migration.Value> params = params(part);
        List<Migration.Value> vars = vars(part);
        draft.source.requireNoErrors();
        requireCost(part.node());
        List<SortedSet<String>> holds = new MigrationHolds(draft, from, to, states).check(part.node(), declared);
        draft.source.requireNoErrors();
        return new Migration(states, params, vars, holds, scope);
    }

    private void requireIdentity(MigratesSection.Part part) {
        Contract.Identity old = from.identity();
        Node at = part.from().get(old.version());
        if (!old.name().equals(to.identity().name())) {
            draft.source.error(at, "from: want a version of " + to.identity().name() + ", got one of " + old.name());
        }
        String want = to.migrates().of(old.version()).map(Migrates.From::hash).orElse("");
        if (!want.isEmpty() && !want.equals(old.hash())) {
            draft.source.error(
                    at, "from: want " + old.version() + " with the hash " + want + ", got one with " + old.hash());
        }
    }

    private void bindOld(Node at) {
        from.params().forEach(param -> bind(at, param.name(), param.type(), param.unit()));
        from.vars().forEach(var -> bind(at, var.name(), var.type(), var.unit()));
        scope = names.scope(at, money);
        expressions = new Expressions(draft.source, names, new ExpressionCompiler(scope));
    }

    private void bind(Node at, String name, Type type, Unit unit) {
        names.variable(at, new Variable(name, type, Size.defaultOf(type)), unit, List.of());
    }

    private List<Integer> states(MigratesSection.Part part) {
        List<String> old = from.states().stream().map(State::name).toList();
        for (Fields.Named named : part.states()) {
            int place = old.indexOf(named.name());
            if (place < 0) {
                draft.values.unknown(named.key(), "state of " + version(), named.name(), old);
            } else if (from.states().get(place).isFinal()) {
                draft.source.error(
                        named.key(),
                        "states: " + named.name() + " is final in " + version() + ": what is over stays so");
            }
        }
        return from.states().stream().map(state -> state(part, state)).toList();
    }

    private int state(MigratesSection.Part part, State old) {
        if (old.isFinal()) {
            return -1;
        }
        Optional<Fields.Named> said = named(part.states(), old.name());
        if (said.isPresent()) {
            return draft.place(said.get().value(), "state", draft.statePlaces).orElse(-1);
        }
        Integer same = draft.statePlaces.get(old.name());
        if (same == null || to.states().get(same).isFinal()) {
            draft.source.error(
                    part.node(),
                    "migrates: want a state for \"" + old.name() + "\" of " + version() + ", got "
                            + (same == null ? "none" : "one of that name that is final"),
                    "say which state takes it over: states: {" + old.name() + ": "
                            + to.states().get(to.start()).name() + "}");
            return -1;
        }
        return same;
    }

    private List<Migration.Value> params(MigratesSection.Part part) {
        List<Migration.Value> values = new ArrayList<>();
        for (Param param : to.params()) {
            int old = from.params().stream().map(Param::name).toList().indexOf(param.name());
            Optional<Migration.Value> said = said(part.params(), "param", param.name(), param.type(), param.unit());
            if (said.isPresent() || old < 0 && param.fallback() != null) {
                values.add(said.orElse(new Migration.Value.First()));
            } else if (old < 0) {
                draft.source.error(
                        part.node(),
                        "migrates: want a value for the param \"" + param.name() + "\", got none: it is not in "
                                + version() + " and has no default",
                        "say it: params: {" + param.name() + ": VALUE}");
            } else {
                Param before = from.params().get(old);
                requireSame(part, "param", param.name(), param.type(), param.unit(), before.type(), before.unit());
                values.add(new Migration.Value.Kept(old));
            }
        }
        return values;
    }

    private List<Migration.Value> vars(MigratesSection.Part part) {
        List<Migration.Value> values = new ArrayList<>();
        for (Var var : to.vars()) {
            int old = from.vars().stream().map(Var::name).toList().indexOf(var.name());
            Optional<Migration.Value> said = said(part.vars(), "var", var.name(), var.type(), var.unit());
            if (said.isPresent() || old < 0) {
                values.add(said.orElse(new Migration.Value.First()));
            } else {
                Var before = from.vars().get(old);
                requireSame(part, "var", var.name(), var.type(), var.unit(), before.type(), before.unit());
                values.add(new Migration.Value.Kept(old));
            }
        }
        return values;
    }

    private void requireSame(
            MigratesSection.Part part, String kind, String name, Type type, Unit unit, Type oldType, Unit oldUnit) {
        if (!type.equals(oldType) || !Objects.equals(unit, oldUnit)) {
            draft.source.error(
                    part.node(),
                    "migrates: " + kind + " \"" + name + "\" is " + of(oldType, oldUnit) + " in " + version() + " and "
                            + of(type, unit) + " here",
                    "say what it becomes: " + kind + "s: {" + name + ": VALUE}");
        }
    }

    private static String of(Type type, Unit unit) {
        return type.title() + (unit == null ? "" : " in " + unit.symbol());
    }

    /** What the text says of a value; empty if it says nothing. */
    private Optional<Migration.Value> said(List<Fields.Named> section, String kind, String name, Type type, Unit unit) {
        Optional<Fields.Named> said = named(section, name);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Node node = said.get().value();
        Optional<Expression> expression = expressions.of(node, kind + " " + name, type);
        if (expression.isEmpty()) {
            return Optional.of(new Migration.Value.First());
        }
        Unit got = expressions.unitOf(expression.get());
        if (unit != null && got != null && !unit.equals(got)) {
            draft.source.error(
                    node, kind + " " + name + ": want a value in " + unit.symbol() + ", got one in " + got.symbol());
        }
        if (expression.get().rounds() && money.rounding() == null) {
            draft.source.error(
                    node,
                    "contract: the key \"rounding\" is missing: this may lie between two of the smallest units",
                    "add \"rounding: half-even\", or another of " + String.join(", ", HeadSection.ROUNDINGS));
        }
        compiled.add(expression.get());
        return Optional.of(new Migration.Value.Computed(expression.get()));
    }

    private void requireCost(Node at) {
        long cost = compiled.stream().mapToLong(one -> one.cost().upperBound()).sum();
        if (cost > ContractLimits.MAX_COST) {
            draft.source.error(
                    at,
                    "migrates: want a cost of at most " + ContractLimits.MAX_COST + ", got up to " + cost,
                    "use simpler expressions");
        }
    }

    private static Optional<Fields.Named> named(List<Fields.Named> section, String name) {
        return section.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private String version() {
        return from.identity().version();
    }
}
