package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Example.Expectation;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.money.MoneyException;
import io.tallystick.rules.timer.Alert;
import io.tallystick.rules.timer.AlertChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Compares what a test expects with what there is. */
final class ExampleCheck {
    private final Contract contract;
    private final Currencies currencies;
    private final ExampleBook book;
    private final List<String> failures = new ArrayList<>();
    private final TreeSet<String> raised = new TreeSet<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    ExampleCheck(Contract contract, Currencies currencies, ExampleBook book) {
        this.contract = contract;
        this.currencies = currencies;
        this.book = book;
    }

    List<String> failures() {
        return failures;
    }

    void fail(int line, String what) {
        failures.add("line " + line + ": " + what);
    }

    void saw(List<Firing> firings) {
        for (Firing firing : firings) {
            for (Effect effect : firing.effects()) {
                if (effect instanceof Effect.AlertChanged alert
                        && alert.change().what() == AlertChange.What.RAISED) {
                    raised.add(alert.change().alert().key());
                } else if (effect instanceof Effect.Commanded command) {
                    commands.add(command.name());
                } else if (effect instanceof Effect.Refused refusal) {
                    refused.add(refusal.effect());
                }
            }
        }
    }

    void expect(Instance instance, Expectation want, int line) {
        if (want.state() != null) {
            same(line, "state", want.state(), instance.state());
        }
        money(line, "paid", want.paid(), book::paid);
        money(line, "held", want.held(), book::held);
        vars(line, instance, want.vars());
        alerts(line, instance, want);
        for (String key : want.raised() == null ? List.<String>of() : want.raised()) {
            if (!raised.contains(key)) {
                fail(line, "raised: want " + key + ", got " + raised);
            }
        }
        if (want.commands() != null) {
            same(line, "commands", want.commands().toString(), commands.toString());
        }
        if (want.refused() != null) {
            same(line, "refused", want.refused().toString(), refused.toString());
        }
    }

    private void same(int line, String what, String want, String got) {
        if (!want.equals(got)) {
            fail(line, what + ": want " + want + ", got " + got);
        }
    }

    private void money(int line, String what, Map<String, String> want, BiFunction<String, Currency, Money> have) {
        for (Map.Entry<String, String> each : sorted(want).entrySet()) {
            try {
                Money amount = Money.parse(each.getValue(), currencies);
                same(
                        line,
                        what + "." + each.getKey(),
                        amount.toString(),
                        have.apply(each.getKey(), amount.currency()).toString());
            } catch (MoneyException unreadable) {
                fail(line, what + "." + each.getKey() + ": " + unreadable.getMessage());
            }
        }
    }

    private void vars(int line, Instance instance, Map<String, String> want) {
        SortedMap<String, String> got = instance.vars();
        for (Map.Entry<String, String> each : sorted(want).entrySet()) {
            String value = got.getOrDefault(each.getKey(), "nothing");
            if (!isSameNumber(each.getKey(), each.getValue(), value)) {
                same(line, "vars." + each.getKey(), each.getValue(), value);
            }
        }
    }

    /** 7.0 and 7 are one double. */
    private boolean isSameNumber(String name, String want, String got) {
        boolean isDouble = contract.vars().stream()
                .anyMatch(declared -> declared.name().equals(name) && declared.type() == Type.DOUBLE);
        try {
            return isDouble && Double.parseDouble(want) == Double.parseDouble(got);
        } catch (NumberFormatException notNumbers) {
            return false;
        }
    }

    private void alerts(int line, Instance instance, Expectation want) {
        SortedMap<String, String> got = new TreeMap<>();
        for (Alert alert : instance.openAlerts()) {
            got.put(alert.key(), alert.severity().name().toLowerCase(Locale.ROOT));
        }
        SortedMap<String, String> wanted = sorted(want.alerts());
        if (want.alertsExactly()) {
            same(line, "alerts", wanted.toString(), got.toString());
            return;
        }
        wanted.forEach(
                (key, severity) -> same(line, "alerts." + key, severity, got.getOrDefault(key, "no such open alert")));
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return map == null ? new TreeMap<>() : new TreeMap<>(map);
    }
}
