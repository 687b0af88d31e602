package io.tallystick.rules.engine;

import io.tallystick.rules.account.Hold;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Reason;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.contract.Action;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.money.MoneyOverflowException;
import java.util.ArrayList;
import java.util.List;

/** What each action asks of the book. */
final class Payments {
    private final Core core;
    private final Cashier cashier;

    Payments(Core core, Cashier cashier) {
        this.core = core;
        this.cashier = cashier;
    }

    /** Null where there is nothing to pay: a transfer of nothing, a hold to be freed of which all was paid. */
    Cashier.Payment of(Ready ready, String id) {
        if (ready instanceof Ready.Hold hold) {
            return hold(id, hold);
        } else if (ready instanceof Ready.Post post) {
            return post(id, post);
        } else if (ready instanceof Ready.Transfer transfer) {
            return transfer.amount().signum() == 0 ? null : transfer(id, transfer);
        } else if (ready instanceof Ready.Issue issue) {
            return issue.amount().signum() == 0 ? null : issue(id, issue);
        }
        String author = ((Action.Void) ((Ready.Plain) ready).action()).id();
        return cashier.isUsedUp(author) ? null : freed(id, author);
    }

    private Cashier.Payment hold(String id, Ready.Hold ready) {
        Action.Hold action = ready.action();
        if (cashier.isOpen(action.id())) {
            String detail = EngineWording.HOLD_IS_OPEN.of(
                    action.id(), cashier.hold(action.id()).remaining());
            return refusal(id, action.id(), new Result.Refused(Reason.HOLD_EXISTS, detail));
        }
        long expires = action.expires() == null
                ? Hold.NEVER
                : core.nowMillis + action.expires().in(core::duration);
        String payer = FiringRun.organisation(core, action.from());
        return placed(id, new OpenHold(action.id(), id, payer, ready.amount(), expires));
    }

    private static Cashier.Payment placed(String id, OpenHold hold) {
        Effect.Moved told = new Effect.Moved(
                Effect.MoveKind.HOLD,
                hold.id(),
                id,
                id,
                hold.payer(),
                List.of(),
                hold.remaining(),
                hold.expiresMillis(),
                "",
                List.of());
        return new Cashier.Payment(
                id,
                hold.id(),
                new Operation.PlaceHold(id, id, hold.payer(), hold.remaining(), hold.expiresMillis()),
                null,
                told,
                hold,
                false);
    }

    /** What a correction asks of the book. */
    Cashier.Payment of(Cashier.Wanted wanted, String id) {
        if (wanted instanceof Cashier.Wanted.Free free) {
            return freed(id, free.hold());
        } else if (wanted instanceof Cashier.Wanted.Place place) {
            OpenHold hold = place.hold();
            return placed(id, new OpenHold(hold.id(), id, hold.payer(), hold.remaining(), hold.expiresMillis()));
        }
        Cashier.Wanted.Pay pay = (Cashier.Wanted.Pay) wanted;
        return paid(id, pay.effect(), pay.payer(), pay.payee(), pay.reference());
    }

    private Cashier.Payment post(String id, Ready.Post ready) {
        Action.Post action = ready.action();
        OpenHold hold = cashier.hold(action.id());
        if (hold == null) {
            return refusal(id, action.id(), Cashier.unknownHold(action.id()));
        }
        if (ready.amounts() == null) {
            Payee payee = here(action.to().get(0).role(), hold.remaining());
            return new Cashier.Payment(
                    id,
                    action.id(),
                    new Operation.PostAll(id, hold.hold(), payee.organisation(), payee.ledger()),
                    null,
                    posted(id, hold, List.of(payee), hold.remaining()),
                    hold.less(hold.remaining()),
                    true);
        }
        List<Payee> payees = new ArrayList<>();
        for (int i = 0; i < ready.amounts().size(); i++) {
            payees.add(here(action.to().get(i).role(), ready.amounts().get(i)));
        }
        Operation operation = new Operation.Post(id, hold.hold(), payees, action.keepRest());
        Money paid = sum(ready.amounts(), hold);
        boolean isAll = paid != null && paid.equals(hold.remaining());
        boolean stays = paid != null && action.keepRest() && !isAll;
        // More than is held the book refuses, and then nothing comes of this.
        OpenHold after = isAll || stays && paid.compareTo(hold.remaining()) < 0 ? hold.less(paid) : null;
        Money told = paid == null ? hold.remaining() : paid;
        return new Cashier.Payment(id, action.id(), operation, null, posted(id, hold, payees, told), after, !stays);
    }

    /** Null for what the book refuses anyway: other currencies, more than a number holds. */
    private static Money sum(List<Money> amounts, OpenHold hold) {
        Money sum = Money.zero(hold.remaining().currency());
        for (Money amount : amounts) {
            if (!amount.currency().equals(sum.currency())) {
                return null;
            }
            try {
                sum = sum.plus(amount);
            } catch (MoneyOverflowException tooMuch) {
                return null;
            }
        }
        return sum;
    }

    private Effect.Moved posted(String id, OpenHold hold, List<Payee> payees, Money paid) {
        return moved(Effect.MoveKind.POST, hold.id(), id, hold.hold(), hold.payer(), payees, paid, "");
    }

    private Cashier.Payment freed(String id, String author) {
        OpenHold hold = cashier.hold(author);
        return hold == null ? refusal(id, author, Cashier.unknownHold(author)) : freed(id, hold);
    }

    private static Cashier.Payment freed(String id, OpenHold hold) {
        Effect.Moved told =
                moved(Effect.MoveKind.VOID, hold.id(), id, hold.hold(), hold.payer(), List.of(), hold.remaining(), "");
        return new Cashier.Payment(id, hold.id(), new Operation.VoidHold(id, hold.hold()), null, told, null, true);
    }

    private Cashier.Payment transfer(String id, Ready.Transfer ready) {
        Action.Transfer action = ready.action();
        String payer = FiringRun.organisation(core, action.from());
        String payee = FiringRun.organisation(core, action.to());
        int ledger = action.home() ? core.accounts.homeOf(payee) : core.accounts.ledger();
        return paid(id, action.id(), payer, new Payee(payee, ledger, ready.amount()), ready.reference());
    }

    private static Cashier.Payment paid(String id, String effect, String payer, Payee payee, String reference) {
        return new Cashier.Payment(
                id,
                effect,
                new Operation.Transfer(id, payer, payee),
                null,
                moved(Effect.MoveKind.TRANSFER, effect, id, "", payer, List.of(payee), payee.amount(), reference),
                null,
                false);
    }

    private Cashier.Payment issue(String id, Ready.Issue ready) {
        Action.Issue action = ready.action();
        String issuer = FiringRun.organisation(core, action.from());
        Payee payee = here(action.to(), ready.amount());
        return new Cashier.Payment(
                id,
                action.id(),
                new Operation.Issue(id, issuer, payee),
                null,
                moved(
                        Effect.MoveKind.ISSUE,
                        action.id(),
                        id,
                        "",
                        issuer,
                        List.of(payee),
                        ready.amount(),
                        ready.reference()),
                null,
                false);
    }

    private Payee here(String role, Money amount) {
        return new Payee(FiringRun.organisation(core, role), core.accounts.ledger(), amount);
    }

    private static Cashier.Payment refusal(String id, String effect, Result.Refused refused) {
        return new Cashier.Payment(id, effect, null, refused, null, null, false);
    }

    private static Effect.Moved moved(
            Effect.MoveKind kind,
            String effect,
            String id,
            String hold,
            String payer,
            List<Payee> payees,
            Money amount,
            String reference) {
        return new Effect.Moved(kind, effect, id, hold, payer, payees, amount, Hold.NEVER, reference, List.of());
    }
}
