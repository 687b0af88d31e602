package io.tallystick.rules.account;

import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The accounts and holds of one ledger in double entry: every operation is done whole or not at all, once by its id, and the
 * accounts of a currency always add up to 0. Ledger time is given by the caller and does not go back. Not for use by several
 * threads at once.
 */
public final class Book {
    private final BookSetup setup;
    private final Entries entries;

    /** An empty book. */
    public Book(BookSetup setup) {
        this(setup, new Entries(setup.retentionMillis()));
    }

    private Book(BookSetup setup, Entries entries) {
        this.setup = setup;
        this.entries = entries;
    }

    /**
     * The book that the caller's store holds.
     *
     * @param stored all that {@link #drainChanges} ever gave to keep, in any order
     * @throws io.tallystick.rules.state.MalformedStateException what no book would have given
     * @throws ImbalanceException accounts that do not add up to 0
     */
    public static Book restore(BookSetup setup, Iterable<Change.Put> stored) {
        return new Book(setup, BookBytes.restore(setup, stored));
    }

    /**
     * The book that {@link #toBytes} wrote.
     *
     * @throws io.tallystick.rules.state.MalformedStateException what no book would have written
     * @throws ImbalanceException accounts that do not add up to 0
     */
    public static Book fromBytes(BookSetup setup, byte[] bytes) {
        return new Book(setup, BookBytes.restore(setup, BookBytes.split(setup, bytes)));
    }

    /** The whole book in its one form: its entries in order of key. */
    public byte[] toBytes() {
        return BookBytes.join(setup, entries);
    }

    /**
     * Does an operation, or says why not.
     *
     * @param nowMillis the ledger's time, 0 to {@link TimeLimits#MAX_TIME_MILLIS}
     */
    public Result apply(Operation operation, long nowMillis) {
        return applyAll(List.of(operation), nowMillis).get(0);
    }

    /**
     * Does all of them, in order, or none.
     *
     * @param nowMillis as for {@link #apply}
     * @return an answer for each, the last with the changes of all; or, if one is refused, answers up to that one, and nothing has changed
     */
    public List<Result> applyAll(List<Operation> operations, long nowMillis) {
        BookLimits.requireTime(nowMillis);
        Draft draft = new Draft(setup, entries);
        List<Result> results = new ArrayList<>();
        for (Operation operation : operations) {
            Result result = draft(draft, operation, nowMillis);
            results.add(result);
            if (result instanceof Result.Refused) {
                return List.copyOf(results);
            }
        }
        List<Posting> postings = draft.commit();
        for (int i = results.size() - 1; i >= 0; i--) {
            if (results.get(i) instanceof Result.Done done) {
                results.set(i, new Result.Done(postings, done.messages()));
                break;
            }
        }
        return List.copyOf(results);
    }

    private Result draft(Draft draft, Operation operation, long nowMillis) {
        DoneMark mark = DoneMark.of(operation, nowMillis);
        DoneMark before = (DoneMark) draft.get(mark.storeKey());
        if (before != null) {
            return before.sameContent(mark)
                    ? new Result.AlreadyDone(true)
                    : new Result.Refused(
                            Reason.DIFFERENT_CONTENT_UNDER_SAME_ID, BookWording.OTHER_CONTENT.of(operation.id()));
        }
        if (operation instanceof Operation.Receive receive && isForgotten(receive.message())) {
            return new Result.AlreadyDone(false);
        }
        try {
            new Decision(setup, draft, nowMillis).decide(operation);
            draft.put(mark);
        } catch (Refusal refusal) {
            return refusal.refused();
        }
        return new Result.Done(List.of(), draft.takeMessages());
    }

    /**
     * Frees what is held by holds whose expiry has come, and forgets what is older than the retention: by time, then by key.
     * To be called before the operations of each new ledger time.
     *
     * @return the holds that expired, by expiry, then by id
     */
    public List<Expired> expire(long nowMillis) {
        BookLimits.requireTime(nowMillis);
        List<Expired> expired = new ArrayList<>();
        for (Entry due = entries.firstDue(nowMillis); due != null; due = entries.firstDue(nowMillis)) {
            if (due instanceof Hold hold && hold.isOpen()) {
                Draft draft = new Draft(setup, entries);
                draft.release(hold.account(), hold.remaining(), 0);
                draft.put(hold.less(hold.remaining(), nowMillis));
                draft.commit();
                expired.add(new Expired(
                        hold.id(),
                        hold.payer(),
                        new Money(hold.remaining(), hold.amount().currency())));
            } else {
                entries.remove(due.storeKey());
            }
        }
        return List.copyOf(expired);
    }

    /** When the next open hold expires, ledger time; {@link Hold#NEVER} if none does. */
    public long nextExpiryMillis() {
        return entries.nextExpiryMillis();
    }

    /** Whether {@link #expire} would do anything: a hold expires by then, or something is forgotten. */
    public boolean isDue(long nowMillis) {
        return entries.firstDue(nowMillis) != null;
    }

    /** What changed since this was last called, in order of key: what the store must do to hold the book as it is now. */
    public List<Change> drainChanges() {
        List<Change> changes = new ArrayList<>();
        for (String key : entries.drainChanged()) {
            Entry entry = entries.get(key);
            if (entry == null) {
                changes.add(new Change.Delete(key));
            } else {
                StateWriter out = new StateWriter();
                entry.write(out);
                changes.add(new Change.Put(key, out.toByteArray()));
            }
        }
        return List.copyOf(changes);
    }

    /**
     * Checks that the accounts of each currency add up to 0; takes time by the number of currencies, not of accounts.
     *
     * @throws ImbalanceException they do not
     */
    public void requireBalanced() {
        BookBytes.requireBalanced(setup, entries);
    }

    /** An account; one that was never used has nothing in it. */
    public Account account(AccountKey key) {
        Entry found = entries.get(key.storeKey());
        return found == null ? Account.empty(key) : (Account) found;
    }

    /** All accounts with anything in them, in order of kind's letter, currency, owner. */
    public List<Account> accounts() {
        List<Account> all = new ArrayList<>();
        entries.startingWith(AccountKey.PREFIX).forEach(entry -> all.add((Account) entry));
        return List.copyOf(all);
    }

    /** A hold, open or closed and not yet forgotten. */
    public Optional<Hold> hold(String id) {
        return Optional.ofNullable((Hold) entries.get(Hold.PREFIX + id));
    }

    /** All holds, open and closed ones not yet forgotten, in order of id. */
    public List<Hold> holds() {
        List<Hold> all = new ArrayList<>();
        entries.startingWith(Hold.PREFIX).forEach(entry -> all.add((Hold) entry));
        return List.copyOf(all);
    }

    private boolean isForgotten(CreditMessage message) {
        Inbox inbox = (Inbox) entries.get(Inbox.keyOf(message.from()));
        return message.to() == setup.ledger() && inbox != null && inbox.has(message.sequence());
    }
}
