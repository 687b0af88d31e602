package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.geo.FenceEvent;
import io.tallystick.rules.signal.Edge;

/** What sets a rule off. Places refer to the contract's lists. */
public sealed interface Trigger {
    /** After anything at all, as soon as the guard holds; such a rule always leaves its state. */
    record Condition() implements Trigger {}

    record Signal(int signal, Edge edge) implements Trigger {}

    /** An input of any kind has come. */
    record Arrival(int input) implements Trigger {}

    /** An instant; looked up when the state is entered (or, for a rule of all states, when the instance is opened). */
    record At(Expression instant) implements Trigger {}

    /** So long after the state was entered (or the instance opened). */
    record After(Lasting time) implements Trigger {}

    record Every(int schedule) implements Trigger {}

    record Fence(int fence, FenceEvent event) implements Trigger {}

    /** A calendar window's period has closed. */
    record Closed(int window) implements Trigger {}

    /** Money could not be moved. {@code effect} is the id of the hold or transfer; empty for any. */
    record Refused(String effect) implements Trigger {}

    /** An alert was acknowledged. */
    record Acknowledged(String key) implements Trigger {}
}
