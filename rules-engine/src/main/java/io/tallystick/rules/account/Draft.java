package io.tallystick.rules.account;

import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What an operation would change, over the book as it is. Every check is made here, before the book is touched: a draft is
 * applied whole or dropped.
 */
final class Draft {
    private final BookSetup setup;
    private final Entries base;
    private final TreeMap<String, Entry> changed = new TreeMap<>();
    private final List<CreditMessage> messages = new ArrayList<>();
    private int newAccounts;

    Draft(BookSetup setup, Entries base) {
        this.setup = setup;
        this.base = base;
    }

    Entry get(String key) {
        Entry drafted = changed.get(key);
        return drafted != null ? drafted : base.get(key);
    }

    void put(Entry entry) {
        String key = entry.storeKey();
        if (get(key) == null) {
            newAccounts += entry instanceof Account ? 1 : 0;
            if (base.isFullFor(entry, entry instanceof Account ? newAccounts : 1)) {
                throw new Refusal(Reason.BOOK_FULL, BookWording.FULL, key);
            }
        }
        changed.put(key, entry);
    }

    Account account(AccountKey key) {
        Entry found = get(key.storeKey());
        return found == null ? Account.empty(key) : (Account) found;
    }

    /** Adds to a balance. */
    void credit(AccountKey key, long amount) {
        Account before = account(key);
        put(new Account(key, add(key, before.posted(), amount), before.held(), before.creditLine()));
    }

    /** Takes from a balance; a member's only what is available. */
    void debit(AccountKey key, long amount) {
        Account before = account(key);
        if (key.kind() == AccountKind.MEMBER) {
            requireAvailable(before, amount);
        }
        put(new Account(key, add(key, before.posted(), -amount), before.held(), before.creditLine()));
    }

    void hold(AccountKey key, long amount) {
        Account before = account(key);
        requireAvailable(before, amount);
        long held = before.held() + amount;
        if (held < 0) {
            throw new Refusal(Reason.OVERFLOW, BookWording.HELD_BEYOND, key.storeKey());
        }
        put(new Account(key, before.posted(), held, before.creditLine()));
    }

    /** Frees held money, and takes the part that is spent from the balance. */
    void release(AccountKey key, long freed, long spent) {
        Account before = account(key);
        put(new Account(key, add(key, before.posted(), -spent), before.held() - freed, before.creditLine()));
    }

    /** Credits a payee here, or sends it a message and keeps the money in transit. */
    void pay(String payer, Payee payee, String cause) {
        Money amount = payee.amount();
        if (amount.signum() == 0) {
            return;
        }
        if (payee.ledger() == setup.ledger()) {
            credit(AccountKey.member(payee.organisation(), amount.currency()), amount.minor());
            return;
        }
        Outbox before = (Outbox) get(Outbox.keyOf(payee.ledger()));
        long sequence = before == null ? 1 : before.last() + 1;
        put(new Outbox(payee.ledger(), sequence));
        credit(AccountKey.outTo(payee.ledger(), amount.currency()), amount.minor());
        messages.add(new CreditMessage(
                setup.ledger(), payee.ledger(), sequence, payer, payee.organisation(), amount, cause));
    }

    /** The messages since the last call. */
    List<CreditMessage> takeMessages() {
        List<CreditMessage> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /** Applies all of it; the accounts that changed, in order of key. */
    List<Posting> commit() {
        List<Posting> postings = new ArrayList<>();
        for (Entry entry : changed.values()) {
            if (entry instanceof Account after) {
                Entry stored = base.get(after.storeKey());
                Account before = stored == null ? Account.empty(after.key()) : (Account) stored;
                if (!after.equals(before)) {
                    postings.add(new Posting(
                            after.key(),
                            after.posted() - before.posted(),
                            after.held() - before.held(),
                            after.creditLine() - before.creditLine()));
                }
            }
        }
        requireBalanced(postings);
        changed.values().forEach(base::put);
        return postings;
    }

    private void requireBalanced(List<Posting> postings) {
        TreeMap<String, Long> sums = new TreeMap<>();
        for (Posting posting : postings) {
            sums.merge(posting.account().currency().code(), posting.postedChange(), Long::sum);
        }
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                throw new ImbalanceException(setup.ledger(), currency, sum);
            }
        });
    }

    private static void requireAvailable(Account account, long amount) {
        if (account.available() < amount) {
            throw new Refusal(
                    Reason.INSUFFICIENT_FUNDS,
                    BookWording.LESS_AVAILABLE,
                    account.storeKey(),
                    new Money(amount, account.key().currency()),
                    new Money(account.available(), account.key().currency()));
        }
    }

    private static long add(AccountKey key, long balance, long change) {
        long sum = balance + change;
        if (((balance ^ sum) & (change ^ sum)) < 0) {
            throw new Refusal(Reason.OVERFLOW, BookWording.BALANCE_BEYOND, key.storeKey(), balance, change);
        }
        return sum;
    }
}
