package io.tallystick.rules.engine;

import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.timer.Alert;
import io.tallystick.rules.timer.AlertChange;
import io.tallystick.rules.timer.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Does again what came since some moment, with late readings in their place, and makes up for what comes out differently in one
 * firing. What was done stays on record.
 */
final class Correction {
    private static final String REFERENCE = EngineWording.CORRECTION.of();
    private static final String EFFECT = "correction";

    private final Core was;
    private final Firings again = new Firings();
    private final List<Effect> effects = new ArrayList<>();

    Correction(Core was) {
        this.was = was;
    }

    /** The instance as it should be, in place of the one that it was. */
    Core run() {
        List<Logged> inputs = was.lateLog.inputs();
        inputs.addAll(was.lateLog.late);
        inputs.sort(Comparator.comparingLong(Logged::at));
        Core now = CoreCodec.decode(was.plan, was.lateLog.before());
        now.lateLog.pause();
        for (Logged input : inputs) {
            now.begin(new Granting(was.accounts), again, input.leaf());
            now.clock.advance(input.at());
            if (!now.stopped()) {
                now.step(input.at(), input.at());
                now.guarded(() -> new Arrival(now, input.input(), input.sender()).take(input.at(), input.coming()));
            }
        }
        now.begin(new Granting(was.accounts), again, -1);
        now.clock.advance(was.ledgerMillis);
        return adopt(now, inputs);
    }

    private Core adopt(Core now, List<Logged> inputs) {
        now.nowMillis = Math.max(now.nowMillis, was.nowMillis);
        now.ledgerMillis = Math.max(now.ledgerMillis, was.ledgerMillis);
        variables(was.memory.printedVars(), now.memory.printedVars());
        alerts(now);
        commands(now);
        Paid paid = money(now);
        if (now.suspension != null) {
            effects.add(new Effect.Suspended(now.suspension));
        }
        now.begin(was.accounts, was.firings, was.index);
        now.coSigning = was.coSigning;
        now.lateLog.restart(was.lateLog, inputs, paid);
        TreeSet<Long> evidence = new TreeSet<>();
        was.lateLog.late.forEach(late -> evidence.add(late.leaf()));
        while (evidence.size() > EngineLimits.MAX_EVIDENCE) {
            evidence.pollFirst();
        }
        String before = was.current().name();
        effects.add(0, new Effect.Noted("correction", EngineWording.LATE_READINGS.of(was.lateLog.late.size())));
        was.firings.add(new Firing(
                "late",
                was.nowMillis,
                List.copyOf(evidence),
                before,
                now.current().name(),
                effects));
        return now;
    }

    private void variables(SortedMap<String, String> before, SortedMap<String, String> after) {
        for (Map.Entry<String, String> each : after.entrySet()) {
            if (!each.getValue().equals(before.get(each.getKey()))) {
                effects.add(new Effect.VariableSet(each.getKey(), each.getValue()));
            }
        }
    }

    private void alerts(Core now) {
        for (Alert old : was.alerts.book.open()) {
            if (now.alerts.book.alert(old.key()).isEmpty()) {
                changed(AlertChange.What.CLEARED, old, old.severity());
            }
        }
        for (Alert open : now.alerts.book.open()) {
            Optional<Alert> old = was.alerts.book.alert(open.key());
            if (old.isEmpty()) {
                changed(AlertChange.What.RAISED, open, open.severity());
            } else if (old.get().severity() != open.severity()) {
                changed(AlertChange.What.UPDATED, open, old.get().severity());
            }
        }
        for (Alert old : was.alerts.book.open()) {
            if (old.acknowledged()) {
                now.alerts.book.acknowledge(old.key(), now.nowMillis, change -> {});
            }
        }
    }

    private void changed(AlertChange.What what, Alert alert, Severity before) {
        AlertChange change = new AlertChange(what, alert, before, was.nowMillis);
        effects.add(new Effect.AlertChanged(change, REFERENCE, "{}", ""));
    }

    /** Holds are made as they should be, then the difference of what was paid is paid. What has been paid in all, as far as it could be. */
    private Paid money(Core now) {
        Paid should = new Paid();
        again.list().forEach(firing -> should.saw(firing.effects()));
        Paid missing = new Paid();
        missing.addAll(should, 1);
        missing.addAll(was.lateLog.paid(), -1);
        List<OpenHold> wanted = now.cashier.openHolds();
        for (OpenHold hold : was.cashier.openHolds()) {
            if (wanted.stream().noneMatch(want -> isSame(want, hold))) {
                was.cashier.correct(new Cashier.Wanted.Free(hold), effects);
            }
        }
        int before = effects.size();
        missing.payments((payer, payee, amount) -> was.cashier.correct(
                new Cashier.Wanted.Pay(payer, new Payee(payee, was.accounts.ledger(), amount), EFFECT, REFERENCE),
                effects));
        Paid paid = was.lateLog.paid();
        paid.saw(effects.subList(before, effects.size()));
        for (OpenHold want : wanted) {
            if (was.cashier.openHolds().stream().noneMatch(hold -> isSame(want, hold))) {
                was.cashier.correct(new Cashier.Wanted.Place(want), effects);
            }
        }
        now.cashier.become(was.cashier);
        if (effects.stream().anyMatch(Effect.Refused.class::isInstance)) {
            now.alerts.raise("refused/" + EFFECT, Severity.MAJOR, 0, EngineWording.CORRECTION_REFUSED.of(), effects);
        }
        return paid;
    }

    private static boolean isSame(OpenHold a, OpenHold b) {
        return a.id().equals(b.id())
                && a.payer().equals(b.payer())
                && a.remaining().equals(b.remaining());
    }

    /** What was told to devices and other subjects cannot be taken back: it is noted what should have been told. */
    private void commands(Core now) {
        List<String> told = new ArrayList<>();
        again.list()
                .forEach(firing -> firing.effects().stream()
                        .filter(Effect.Commanded.class::isInstance)
                        .forEach(effect -> told.add(((Effect.Commanded) effect).name())));
        if (!told.isEmpty()) {
            effects.add(new Effect.Noted("correction", EngineWording.OTHER_COMMANDS.of(told)));
        }
    }

    /** Grants all: what the book would say now is no answer to what it would have said then. */
    private record Granting(Accounts of) implements Accounts {
        @Override
        public Result apply(Operation operation, long nowMillis) {
            return new Result.Done(List.of(), List.of());
        }

        @Override
        public List<Result> applyAll(List<Operation> operations, long nowMillis) {
            return operations.stream().map(each -> apply(each, nowMillis)).toList();
        }

        @Override
        public int ledger() {
            return of.ledger();
        }

        @Override
        public int homeOf(String organisation) {
            return of.homeOf(organisation);
        }

        @Override
        public boolean knows(String organisation) {
            return of.knows(organisation);
        }
    }
}
