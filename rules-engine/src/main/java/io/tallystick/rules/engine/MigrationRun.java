package io.tallystick.rules.engine;

import io.tallystick.rules.account.Hold;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Var;
import io.tallystick.rules.expr.Bindings;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.money.Currencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes one instance over: first everything is reckoned, and what cannot be is the answer; then it goes on. */
final class MigrationRun {
    private final Plan plan;
    private final Contract contract;
    private final Contract before;
    private final Migration migration;
    private final Core old;
    private final Moment moment;
    private final List<String> notes = new ArrayList<>();

    MigrationRun(Plan plan, Migration migration, Core old, Moment moment) {
        this.plan = plan;
        this.contract = plan.contract;
        this.before = old.plan.contract;
        this.migration = migration;
        this.old = old;
        this.moment = moment;
    }

    Migrated run(Map<String, String> deployed, Accounts accounts, Firings firings) {
        Core core;
        try {
            core = taken(deployed, accounts, firings);
        } catch (SuspensionException refused) {
            return new Migrated.Not(refused.getMessage());
        } catch (IllegalArgumentException tooBig) {
            return new Migrated.Not(EngineWording.FAULT.of("migrates", Fault.TOO_LARGE));
        }
        String after = core.current().name();
        core.record("migrate", effects(core));
        core.memory.markAll();
        core.guarded(core.rounds::conditions);
        core.clock.advance(moment.nowMillis());
        return new Migrated.Done(new Instance(core), old.current().name(), after, bounded());
    }

    /**
     * @throws SuspensionException why it cannot be taken over
     * @throws IllegalArgumentException for a value that is too large for its name
     */
    private Core taken(Map<String, String> deployed, Accounts accounts, Firings firings) {
        if (old.current().isFinal()) {
            throw new SuspensionException(EngineWording.IS_OVER, old.current().name());
        }
        Bindings values = values();
        Core core = new Core(plan, opening(deployed, values));
        core.state = migration.states().get(old.state);
        core.openedMillis = old.openedMillis;
        core.enteredMillis = old.enteredMillis;
        core.step(old.nowMillis, old.ledgerMillis);
        core.step(moment.nowMillis(), moment.nowMillis());
        OpeningRun.bindParams(core);
        setVars(core, values);
        requireHolds();
        core.cashier.become(old.cashier);
        Carrying carrying = new Carrying(old, core, migration, notes);
        carrying.run();
        // What is read back from its bytes is what a restart would find: there is no other form of it.
        Core canonical = CoreCodec.decode(plan, CoreCodec.encode(core, true));
        canonical.begin(accounts, firings, moment.index());
        canonical.step(moment.nowMillis(), moment.nowMillis());
        carrying.timers(canonical);
        return canonical;
    }

    private Bindings values() {
        Bindings values = migration.scope().bindings();
        int slot = 0;
        for (Param param : before.params()) {
            bind(values, slot++, old.opening.params().get(param.name()));
        }
        for (int var = 0; var < before.vars().size(); var++) {
            bind(values, slot++, old.memory.variable(var));
        }
        return values;
    }

    private static void bind(Bindings values, int slot, Object value) {
        if (value != null) {
            values.set(slot, value);
        }
    }

    private Opening opening(Map<String, String> deployed, Bindings values) {
        SortedMap<String, String> parties = new TreeMap<>();
        for (String role : contract.terms().roles()) {
            String has = old.opening.parties().get(role);
            String bound = deployed.get(role);
            if (has != null && bound != null && !has.equals(bound)) {
                throw new SuspensionException(EngineWording.BOUND_OTHERWISE, role, bound, has);
            }
            if (has != null || bound != null) {
                parties.put(role, has == null ? bound : has);
            }
        }
        SortedMap<String, Object> params = new TreeMap<>();
        for (int place = 0; place < contract.params().size(); place++) {
            Object value =
                    value(migration.params().get(place), contract.params().get(place), values);
            params.put(contract.params().get(place).name(), value);
        }
        Openings.Checked checked = Openings.check(
                contract,
                old.opening.id(),
                old.opening.subject(),
                parties,
                params,
                devices(parties),
                Currencies.iso(),
                organisation -> true);
        if (checked instanceof Openings.Checked.Bad bad) {
            throw new SuspensionException(EngineWording.REASONS, String.join("; ", bad.errors()));
        }
        return checked.orThrow();
    }

    /** Those of organisations that still take part; never none where there were some, for none says all. */
    private List<String> devices(SortedMap<String, String> parties) {
        List<String> left = old.opening.devices().stream()
                .filter(device -> parties.containsValue(device.substring(0, device.indexOf('/'))))
                .toList();
        if (left.isEmpty() && !old.opening.devices().isEmpty()) {
            throw new SuspensionException(EngineWording.NO_DEVICE_LEFT);
        }
        return left;
    }

    private Object value(Migration.Value from, Param param, Bindings values) {
        if (from instanceof Migration.Value.Kept kept) {
            return old.opening.params().get(before.params().get(kept.place()).name());
        }
        return from instanceof Migration.Value.Computed computed
                ? evaluate(computed, values, "params." + param.name())
                : param.fallback();
    }

    private void setVars(Core core, Bindings values) {
        for (int place = 0; place < contract.vars().size(); place++) {
            Var declared = contract.vars().get(place);
            Migration.Value from = migration.vars().get(place);
            String what = "vars." + declared.name();
            Object value = null;
            if (from instanceof Migration.Value.Kept kept) {
                value = old.memory.variable(kept.place());
            } else if (from instanceof Migration.Value.Computed computed) {
                value = evaluate(computed, values, what);
            } else if (declared.initial() != null) {
                value = first(core, declared, what);
            }
            core.memory.setVariable(place, value);
        }
    }

    private static Object evaluate(Migration.Value.Computed computed, Bindings values, String what) {
        try {
            return computed.expression().evaluate(values);
        } catch (EvaluationException failed) {
            throw new SuspensionException(what, failed);
        }
    }

    private static Object first(Core core, Var declared, String what) {
        try {
            return core.memory.evaluate(declared.initial());
        } catch (EvaluationException failed) {
            throw new SuspensionException(what, failed);
        }
    }

    /** Only holds that were followed through the new version's states may come there. */
    private void requireHolds() {
        for (OpenHold hold : old.cashier.openHolds()) {
            boolean open = hold.expiresMillis() == Hold.NEVER || hold.expiresMillis() > moment.nowMillis();
            if (open && !migration.holds().get(old.state).contains(hold.id())) {
                throw new SuspensionException(
                        EngineWording.FOREIGN_HOLD,
                        hold.id(),
                        before.identity().version(),
                        old.current().name());
            }
        }
    }

    /** What is on record of it: variables that are another now, and that nothing is suspended any more. */
    private List<Effect> effects(Core core) {
        List<Effect> effects = new ArrayList<>();
        if (old.suspension != null) {
            core.alerts.clear(Core.SUSPENDED_KEY, effects);
        }
        SortedMap<String, String> were = old.memory.printedVars();
        core.memory.printedVars().forEach((name, text) -> {
            if (!Objects.equals(were.get(name), text)) {
                effects.add(new Effect.VariableSet(name, text));
            }
        });
        return effects;
    }

    private List<String> bounded() {
        int most = EngineLimits.MAX_NOTES;
        if (notes.size() <= most) {
            return notes;
        }
        List<String> some = new ArrayList<>(notes.subList(0, most - 1));
        some.add(EngineWording.MORE_NOTES.of(notes.size() - most + 1));
        return some;
    }
}
