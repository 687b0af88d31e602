package io.tallystick.rules.engine;

import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Reason;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.timer.AlertChange;
import java.util.List;

/** What a firing did. */
public sealed interface Effect {
    /** A variable has another value: {@code text} as the language prints it. */
    record VariableSet(String name, String text) implements Effect {}

    /**
     * An alert was raised, changed, acknowledged or cleared.
     *
     * @param message for people; empty unless it was raised
     * @param details names and values as canonical JSON (RFC 8785); {@code {}} for none
     * @param by who acknowledged it, {@code organisation/name}; empty for all other changes
     */
    record AlertChanged(AlertChange change, String message, String details, String by) implements Effect {}

    /** How money was moved. */
    enum MoveKind {
        HOLD,
        POST,
        VOID,
        TRANSFER,
        ISSUE
    }

    /**
     * Money was set aside, paid or set free.
     *
     * @param effect the author's id of the hold or payment
     * @param operation the id in the book
     * @param hold the book's id of the hold; empty where there is none
     * @param payer the organisation
     * @param payees with what each got
     * @param amount of the hold, or all that was paid or set free
     * @param expiresMillis when what a hold sets aside is free again; {@link Long#MAX_VALUE} for never, and for all other kinds
     * @param reference in the contract's words; may be empty
     * @param messages to other ledgers
     */
    record Moved(
            MoveKind kind,
            String effect,
            String operation,
            String hold,
            String payer,
            List<Payee> payees,
            Money amount,
            long expiresMillis,
            String reference,
            List<CreditMessage> messages)
            implements Effect {
        public Moved {
            payees = List.copyOf(payees);
            messages = List.copyOf(messages);
        }
    }

    /** The book refused: nothing was moved. */
    record Refused(String operation, String effect, Reason reason, String detail) implements Effect {}

    /**
     * A device is to do something.
     *
     * @param device its id; empty for every actuator of the subject
     * @param arguments a JSON object in canonical form (RFC 8785)
     * @param notAfterMillis not to be delivered later; {@link Long#MAX_VALUE} for always
     */
    record Commanded(String name, String device, String arguments, long notAfterMillis) implements Effect {}

    /** The contracts on another subject are told something: {@code json} an object in canonical form. */
    record Sent(String to, String name, String json) implements Effect {}

    /** The subject belongs to this organisation from now on. */
    record OwnerChanged(String role, String organisation) implements Effect {}

    /** A reader may, or may no longer, read. */
    record ConsentChanged(String reader, String scope, boolean granted) implements Effect {}

    /** Something for the record: {@code late}, {@code reading}, {@code document}, {@code message}, {@code correction}. */
    record Noted(String kind, String text) implements Effect {}

    /** The instance runs no more. */
    record Suspended(String reason) implements Effect {}
}
