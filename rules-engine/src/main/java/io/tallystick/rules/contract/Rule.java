package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import java.util.List;

/**
 * When something happens, what is done.
 *
 * @param path where it stands: {@code inTransit.on[2]}, {@code on[0]}, {@code every.day}
 * @param trigger what sets it off
 * @param guard what must hold then; null for nothing. A guard that hangs on a value that is not there yet does not hold
 * @param actions done in order
 * @param go the state to enter then, or -1
 * @param inputs those that its trigger and expressions hang on: what counts as evidence
 */
public record Rule(String path, Trigger trigger, Expression guard, List<Action> actions, int go, List<Integer> inputs) {
    public Rule {
        actions = List.copyOf(actions);
        inputs = List.copyOf(inputs);
    }
}
