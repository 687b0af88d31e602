package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.timer.Severity;
import java.util.List;

/** What a rule does. Amounts are of type MONEY; roles are names of the contract's roles. */
public sealed interface Action {
    /** A name and its value. */
    record Named(String name, Expression value) {}

    /** @param var a place in the contract's vars */
    record Set(int var, Expression value) implements Action {}

    /**
     * Raises an alert; one that is open under the key is given the severity if that is higher, else counted.
     *
     * @param key by which it is known; at most 255 bytes
     * @param ladder a place in the contract's ladders
     */
    record Raise(String key, Severity severity, int ladder, Text message, List<Named> details) implements Action {
        public Raise {
            details = List.copyOf(details);
        }
    }

    /** Gives an open alert another severity, higher or lower. */
    record Update(String key, Severity severity) implements Action {}

    record Clear(String key) implements Action {}

    /**
     * Sets money aside.
     *
     * @param id the author's name of the hold, unique in the contract
     * @param expires so long after it is placed it is free again; null for never
     */
    record Hold(String id, String from, Expression amount, Lasting expires) implements Action {}

    /** Pays out of a hold. {@code amount} null: all that is left (only for a single payee). */
    record Post(String id, List<Share> to, boolean keepRest) implements Action {
        public Post {
            to = List.copyOf(to);
        }
    }

    /** Who gets how much. */
    record Share(String role, Expression amount) {}

    /** Frees a hold. */
    record Void(String id) implements Action {}

    /**
     * Pays at once.
     *
     * @param id the author's name of the payment, for {@link Trigger.Refused}; made from the rule's path if there is none
     * @param home whether the payee gets it in its home ledger; else in this one
     */
    record Transfer(String id, String from, String to, Expression amount, Text reference, boolean home)
            implements Action {}

    /** New money, if the role {@code from} is the currency's issuer. */
    record Issue(String id, String from, String to, Expression amount, Text reference) implements Action {}

    /**
     * Tells a device to do something.
     *
     * @param device the device's id, STRING; null for every actuator of the subject
     * @param expiresMillis not to be delivered later than so long after; 0 for always
     */
    record Command(String name, List<Named> arguments, Expression device, long expiresMillis) implements Action {
        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Tells the contracts on another subject something.
     *
     * @param to the subject, STRING
     */
    record Send(String name, Expression to, List<Named> content) implements Action {
        public Send {
            content = List.copyOf(content);
        }
    }

    /** The subject belongs to another organisation from now on. */
    record Own(String to) implements Action {}

    /**
     * A reader is, or is no longer, allowed to read.
     *
     * @param reader an organisation or member, STRING
     * @param scope what, in the contract's own words
     */
    record Consent(Expression reader, String scope, boolean granted) implements Action {}
}
