package io.tallystick.rules.engine;

import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.account.Hold;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Reason;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.contract.Action;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Moves money for one instance. Each operation's id is the instance's and a number that goes up with each try, so that the same
 * ledger replayed asks the book for the same.
 *
 * <pre>
 * state = tries i64, count of holds, each: author's id text, book's id text, payer text, remaining money (0: all of it was paid), expiry i64
 * </pre>
 */
final class Cashier {
    private final Core core;
    private final TreeMap<String, OpenHold> holds = new TreeMap<>();
    private long tries;

    Cashier(Core core) {
        this.core = core;
    }

    List<OpenHold> openHolds() {
        return holds.values().stream().filter(hold -> !hold.isUsedUp()).toList();
    }

    /** A hold that is open or has expired, or null. */
    OpenHold hold(String id) {
        OpenHold hold = holds.get(id);
        return hold == null || hold.isUsedUp() ? null : hold;
    }

    /** Whether all of a hold was paid: then there is nothing to free, and to free it is nothing. */
    boolean isUsedUp(String id) {
        OpenHold hold = holds.get(id);
        return hold != null && hold.isUsedUp();
    }

    /** Whether a hold is open: not paid out, not void, not expired. */
    boolean isOpen(String id) {
        OpenHold hold = hold(id);
        return hold != null && hold.expiresMillis() > core.ledgerMillis;
    }

    void pay(Ready ready, List<Effect> effects) {
        Payment payment = payment(ready);
        if (payment == null) {
            return;
        }
        Result result = payment.refused() != null
                ? payment.refused()
                : core.accounts.apply(payment.operation(), core.ledgerMillis);
        effects.add(told(payment, result));
    }

    /** What the action asks of the book; null where there is nothing to pay. The number of tries goes up with it. */
    Payment payment(Ready ready) {
        Payment payment = new Payments(core, this).of(ready, MoneyIds.of(core.opening.id(), tries + 1));
        if (payment != null) {
            tries++;
        }
        return payment;
    }

    /** A payment of a correction: given, not evaluated. */
    sealed interface Wanted {
        /** A hold that should not be. */
        record Free(OpenHold hold) implements Wanted {}

        /** One that should. */
        record Place(OpenHold hold) implements Wanted {}

        record Pay(String payer, Payee payee, String effect, String reference) implements Wanted {}
    }

    void correct(Wanted wanted, List<Effect> effects) {
        tries++;
        Payment payment = new Payments(core, this).of(wanted, MoneyIds.of(core.opening.id(), tries));
        effects.add(told(payment, core.accounts.apply(payment.operation(), core.ledgerMillis)));
    }

    /** Takes over another's holds and number of tries; what is used up here and not open there stays so. */
    void become(Cashier other) {
        tries = other.tries;
        holds.values().removeIf(hold -> !hold.isUsedUp());
        holds.putAll(other.holds);
    }

    /** The effect of a payment that the book has answered. */
    Effect told(Payment payment, Result result) {
        if (result instanceof Result.Refused refused) {
            if (refused.reason() == Reason.HOLD_EXPIRED || refused.reason() == Reason.HOLD_CLOSED) {
                holds.remove(payment.effect());
            }
            return new Effect.Refused(payment.id(), payment.effect(), refused.reason(), refused.detail());
        }
        keep(payment);
        return payment.moved(messages(result));
    }

    /**
     * A payment of an opening, taken as done: the caller asks the book for all of them at once.
     *
     * @throws SuspensionException it names a hold that is not there
     */
    Payment planned(Ready ready) {
        Payment payment = payment(ready);
        if (payment != null && payment.refused() != null) {
            throw new SuspensionException(
                    EngineWording.FAULT,
                    payment.refused().reason(),
                    payment.refused().detail());
        }
        if (payment != null) {
            keep(payment);
        }
        return payment;
    }

    static List<CreditMessage> messages(Result result) {
        return result instanceof Result.Done done ? done.messages() : List.of();
    }

    static boolean isMoney(Ready ready) {
        return ready instanceof Ready.Hold
                || ready instanceof Ready.Post
                || ready instanceof Ready.Transfer
                || ready instanceof Ready.Issue
                || ready instanceof Ready.Plain plain && plain.action() instanceof Action.Void;
    }

    private void keep(Payment payment) {
        if (payment.holdAfter() != null) {
            holds.put(payment.effect(), payment.holdAfter());
        } else if (payment.closes()) {
            holds.remove(payment.effect());
        }
    }

    /** Used where an action names a hold that is not open. */
    static Result.Refused unknownHold(String id) {
        return new Result.Refused(Reason.UNKNOWN_HOLD, EngineWording.NO_OPEN_HOLD.of(id));
    }

    void write(StateWriter out) {
        write(out.i64(tries), holds.values());
    }

    private static void write(StateWriter out, Collection<OpenHold> holds) {
        out.count(holds.size());
        for (OpenHold hold : holds) {
            hold.remaining().write(out.text(hold.id()).text(hold.hold()).text(hold.payer()));
            out.i64(hold.expiresMillis());
        }
    }

    void read(StateReader in) {
        tries = CoreCodec.atLeast(in, 0);
        for (int left = in.count(MoneyIds.MAX_OPEN_HOLDS); left > 0; left--) {
            OpenHold hold = OpenHold.read(in);
            CoreCodec.require(in, holds.isEmpty() || holds.lastKey().compareTo(hold.id()) < 0, "holds in order", hold);
            CoreCodec.require(in, hold.remaining().signum() >= 0, "0 or more held", hold);
            CoreCodec.require(in, hold.expiresMillis() == Hold.NEVER || hold.expiresMillis() >= 0, "an expiry", hold);
            holds.put(hold.id(), hold);
        }
    }

    /** What is asked of the book, and what it means here. */
    record Payment(
            String id,
            String effect,
            Operation operation,
            Result.Refused refused,
            Effect.Moved template,
            OpenHold holdAfter,
            boolean closes) {
        Effect.Moved moved(List<CreditMessage> messages) {
            return new Effect.Moved(
                    template.kind(),
                    template.effect(),
                    template.operation(),
                    template.hold(),
                    template.payer(),
                    template.payees(),
                    template.amount(),
                    template.expiresMillis(),
                    template.reference(),
                    messages);
        }
    }
}
