package io.tallystick.rules.account;

import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.util.List;

/** What each operation does to a draft, or why it is refused. */
final class Decision {
    private final BookSetup setup;
    private final Draft draft;
    private final long nowMillis;

    Decision(BookSetup setup, Draft draft, long nowMillis) {
        this.setup = setup;
        this.draft = draft;
        this.nowMillis = nowMillis;
    }

    void decide(Operation operation) {
        if (operation instanceof Operation.Issue issue) {
            issue(issue);
        } else if (operation instanceof Operation.Transfer transfer) {
            transfer(transfer);
        } else if (operation instanceof Operation.PlaceHold hold) {
            hold(hold);
        } else if (operation instanceof Operation.Post post) {
            post(post);
        } else if (operation instanceof Operation.PostAll all) {
            Hold hold = postable(all.hold());
            Money amount = new Money(hold.remaining(), hold.amount().currency());
            spend(hold, amount.minor(), false);
            draft.pay(hold.payer(), new Payee(all.payee(), all.ledger(), amount), all.id());
        } else if (operation instanceof Operation.VoidHold unhold) {
            spend(open(unhold.hold()), 0, false);
        } else if (operation instanceof Operation.GrantCredit grant) {
            grant(grant);
        } else if (operation instanceof Operation.Receive receive) {
            receive(receive.message());
        } else {
            throw new IllegalStateException("operation: want one of those declared, got " + operation);
        }
    }

    private void issue(Operation.Issue issue) {
        Money amount = issue.to().amount();
        requirePositive(amount);
        requireIssuer(issue.issuer(), amount.currency());
        draft.debit(AccountKey.issuance(issue.issuer(), amount.currency()), amount.minor());
        draft.pay(issue.issuer(), issue.to(), issue.id());
    }

    private void transfer(Operation.Transfer transfer) {
        Money amount = transfer.to().amount();
        requirePositive(amount);
        requireKnown(amount.currency());
        draft.debit(AccountKey.member(transfer.payer(), amount.currency()), amount.minor());
        draft.pay(transfer.payer(), transfer.to(), transfer.id());
    }

    private void hold(Operation.PlaceHold wanted) {
        Money amount = wanted.amount();
        requirePositive(amount);
        requireKnown(amount.currency());
        if (draft.get(Hold.PREFIX + wanted.hold()) != null) {
            throw new Refusal(Reason.HOLD_EXISTS, BookWording.HOLD_THERE, wanted.hold());
        }
        if (wanted.expiresMillis() <= nowMillis) {
            throw new Refusal(
                    Reason.EXPIRY_PASSED, BookWording.EXPIRY_OVER, wanted.hold(), nowMillis, wanted.expiresMillis());
        }
        Hold hold = new Hold(wanted.hold(), wanted.payer(), amount, amount.minor(), wanted.expiresMillis(), Hold.OPEN);
        draft.hold(hold.account(), amount.minor());
        draft.put(hold);
    }

    private void post(Operation.Post post) {
        Hold hold = postable(post.hold());
        Currency currency = hold.amount().currency();
        long total = 0;
        for (Payee payee : post.payees()) {
            Money amount = payee.amount();
            if (!amount.currency().equals(currency)) {
                throw new Refusal(Reason.CURRENCY_MISMATCH, BookWording.OTHER_CURRENCY, hold.id(), currency, amount);
            }
            if (amount.signum() < 0) {
                throw new Refusal(Reason.NOT_POSITIVE, BookWording.PART_BELOW_ZERO, post.id(), amount);
            }
            if (amount.minor() > hold.remaining() - total) {
                throw new Refusal(
                        Reason.MORE_THAN_HELD,
                        BookWording.MORE_THAN_HELD,
                        hold.id(),
                        new Money(hold.remaining(), currency),
                        new Money(total, currency),
                        amount);
            }
            total += amount.minor();
        }
        spend(hold, total, post.keepRest());
        for (Payee payee : post.payees()) {
            draft.pay(hold.payer(), payee, post.id());
        }
    }

    private void grant(Operation.GrantCredit grant) {
        Money line = grant.line();
        if (line.signum() < 0) {
            throw new Refusal(Reason.NOT_POSITIVE, BookWording.LINE_BELOW_ZERO, line);
        }
        requireIssuer(grant.issuer(), line.currency());
        Account before = draft.account(AccountKey.member(grant.organisation(), line.currency()));
        long used = before.held() - before.posted();
        if (line.minor() < used) {
            throw new Refusal(
                    Reason.CREDIT_IN_USE,
                    BookWording.LINE_IN_USE,
                    before.storeKey(),
                    new Money(used, line.currency()),
                    line);
        }
        draft.put(new Account(before.key(), before.posted(), before.held(), line.minor()));
    }

    private void receive(CreditMessage message) {
        if (message.to() != setup.ledger()) {
            throw new Refusal(
                    Reason.WRONG_LEDGER, BookWording.OTHER_LEDGER, message.id(), setup.ledger(), message.to());
        }
        Currency currency = message.amount().currency();
        requireKnown(currency);
        Entry stored = draft.get(Inbox.keyOf(message.from()));
        Inbox inbox = stored == null ? new Inbox(message.from(), 0, List.of()) : (Inbox) stored;
        if (inbox.isFullFor(message.sequence())) {
            throw new Refusal(
                    Reason.TOO_FAR_AHEAD,
                    BookWording.OVERTAKEN,
                    message.id(),
                    inbox.upTo() + 1,
                    BookLimits.MAX_EARLY_MESSAGES);
        }
        draft.debit(
                AccountKey.inFrom(message.from(), currency), message.amount().minor());
        draft.credit(
                AccountKey.member(message.payee(), currency), message.amount().minor());
        draft.put(inbox.with(message.sequence()));
    }

    /** Takes what is spent from a hold and frees the rest or keeps it. */
    private void spend(Hold hold, long spent, boolean keepRest) {
        long freed = keepRest ? spent : hold.remaining();
        draft.release(hold.account(), freed, spent);
        draft.put(hold.less(freed, nowMillis));
    }

    private Hold open(String id) {
        Hold hold = (Hold) draft.get(Hold.PREFIX + id);
        if (hold == null) {
            throw new Refusal(Reason.UNKNOWN_HOLD, BookWording.NO_HOLD, id);
        }
        if (!hold.isOpen()) {
            boolean late = hold.closedMillis() >= hold.expiresMillis();
            throw new Refusal(
                    late ? Reason.HOLD_EXPIRED : Reason.HOLD_CLOSED, BookWording.HOLD_CLOSED, id, hold.closedMillis());
        }
        return hold;
    }

    private Hold postable(String id) {
        Hold hold = open(id);
        if (hold.expiresMillis() <= nowMillis) {
            throw new Refusal(Reason.HOLD_EXPIRED, BookWording.EXPIRY_OVER, id, nowMillis, hold.expiresMillis());
        }
        return hold;
    }

    private BookSetup.Issuer requireKnown(Currency currency) {
        BookSetup.Issuer issuer = setup.issuers().get(currency.code());
        if (issuer == null || !issuer.currency().equals(currency)) {
            throw new Refusal(Reason.UNKNOWN_CURRENCY, BookWording.NO_ISSUER, currency, currency.minorDigits());
        }
        return issuer;
    }

    private void requireIssuer(String organisation, Currency currency) {
        BookSetup.Issuer issuer = requireKnown(currency);
        if (!issuer.organisation().equals(organisation)) {
            throw new Refusal(
                    Reason.NOT_ISSUER, BookWording.OTHER_ISSUER, currency, issuer.organisation(), organisation);
        }
    }

    private static void requirePositive(Money amount) {
        if (amount.signum() <= 0) {
            throw new Refusal(Reason.NOT_POSITIVE, BookWording.NOT_POSITIVE, amount);
        }
    }
}
