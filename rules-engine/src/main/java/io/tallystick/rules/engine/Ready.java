package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.money.Money;
import java.util.List;

/** An action whose expressions have been evaluated: only doing it is left. */
sealed interface Ready {
    /** @param value of the variable's class */
    record SetVariable(int var, Object value) implements Ready {}

    record Raise(Action.Raise action, String message, String details) implements Ready {}

    /** An action that has no expressions. */
    record Plain(Action action) implements Ready {}

    record Hold(Action.Hold action, Money amount) implements Ready {}

    /** @param amounts null for all that is left, to the one payee */
    record Post(Action.Post action, List<Money> amounts) implements Ready {}

    record Transfer(Action.Transfer action, Money amount, String reference) implements Ready {}

    record Issue(Action.Issue action, Money amount, String reference) implements Ready {}

    /** @param device empty for every actuator */
    record Command(Action.Command action, String arguments, String device) implements Ready {}

    record Send(String name, String to, String content) implements Ready {}

    record Consent(Action.Consent action, String reader) implements Ready {}
}
