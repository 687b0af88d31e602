package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.engine.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what stands in the way of a rule. */
final class Reasons {
    private final Contract contract;
    private final Instance instance;
    private final long nowMillis;

    Reasons(Contract contract, Instance instance, long nowMillis) {
        this.contract = contract;
        this.instance = instance;
        this.nowMillis = nowMillis;
    }

    List<String> of(Rule rule, List<Condition> conditions, List<Seen> seen) {
        List<String> reasons = new ArrayList<>();
        instance.suspension().ifPresent(why -> reasons.add("the instance is suspended: " + why));
        state(rule).ifPresent(reasons::add);
        trigger(rule.trigger(), seen).ifPresent(reasons::add);
        for (Condition condition : conditions) {
            if (!condition.holds()) {
                reasons.add(condition.what() + " is " + said(condition) + ": " + condition.text());
                condition.parts().stream()
                        .filter(part -> !part.holds())
                        .forEach(part -> reasons.add("  of it, " + said(part) + ": " + part.text()));
            } else if (condition.sinceMillis() >= 0 && !condition.what().equals("if")) {
                reasons.add(condition.what() + " is true since " + Instant.ofEpochMilli(condition.sinceMillis())
                        + ", for " + words(nowMillis - condition.sinceMillis()));
            }
        }
        return reasons;
    }

    private static String said(Condition condition) {
        return condition.value().equals("false") ? "false" : "neither true nor false (" + condition.value() + ")";
    }

    private Optional<String> state(Rule rule) {
        Optional<State> home = Rules.stateOf(contract, rule);
        String present = "\"" + instance.state() + "\" since " + Instant.ofEpochMilli(instance.enteredMillis());
        if (instance.isOver()) {
            return Optional.of("the instance is over: in state " + present);
        }
        return home.filter(state -> !state.name().equals(instance.state()))
                .map(state -> "it is a rule of state \"" + state.name() + "\", the instance is in " + present);
    }

    private Optional<String> trigger(Trigger trigger, List<Seen> seen) {
        if (trigger instanceof Trigger.Arrival arrival) {
            Input of = contract.inputs().get(arrival.input());
            String input = of.name();
            List<String> names = SubjectFile.names(of);
            return Optional.of(
                    seen.stream().noneMatch(one -> names.contains(one.name()))
                            ? "it waits for " + input + ", which has not come"
                            : "it is set off when " + input + " comes");
        } else if (trigger instanceof Trigger.At at) {
            return Optional.of("it waits for the time " + Inspector.value(instance::evaluate, at.instant()) + ", it is "
                    + Instant.ofEpochMilli(nowMillis));
        } else if (trigger instanceof Trigger.After after) {
            long time = after.time().in(instance::durationMillis);
            long left = instance.enteredMillis() + time - nowMillis;
            return Optional.of("it waits for " + words(time) + " after "
                    + Instant.ofEpochMilli(instance.enteredMillis())
                    + (left > 0 ? "; " + words(left) + " are left" : ""));
        } else if (trigger instanceof Trigger.Signal signal) {
            return Optional.of("it is set off when signal "
                    + contract.signals().get(signal.signal()).name() + " is "
                    + signal.edge().name().toLowerCase(java.util.Locale.ROOT));
        } else if (trigger instanceof Trigger.Condition) {
            return Optional.empty();
        }
        return Optional.of("it is set off by " + words(trigger));
    }

    private String words(Trigger trigger) {
        if (trigger instanceof Trigger.Every every) {
            return "the schedule " + contract.schedules().get(every.schedule()).name();
        } else if (trigger instanceof Trigger.Fence fence) {
            return "the fence "
                    + contract.measures().fences().get(fence.fence()).name();
        } else if (trigger instanceof Trigger.Closed closed) {
            return "the end of a period of the window "
                    + contract.measures().windows().get(closed.window()).name();
        } else if (trigger instanceof Trigger.Refused refused) {
            return "a refusal" + (refused.effect().isEmpty() ? "" : " of " + refused.effect());
        }
        return "an acknowledgement of " + ((Trigger.Acknowledged) trigger).key();
    }

    private static String words(long millis) {
        return Duration.ofMillis(millis).toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
