package io.tallystick.contracts;

import io.tallystick.contracts.outcome.CurrencySum;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.rules.account.AccountKey;
import io.tallystick.rules.account.Book;
import io.tallystick.rules.account.BookSetup;
import io.tallystick.rules.account.Change;
import io.tallystick.rules.account.Expired;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.engine.Accounts;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.money.MoneyException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ledger's book, kept in the host's state, and what the genesis says about its currencies. */
final class Treasury implements Accounts {
    private static final int CODE_START = "a:m:".length();

    private final HostState state;
    private final Members members;
    private final int ledger;
    private final TreeMap<String, BookSetup.Issuer> issuers = new TreeMap<>();
    private final Currencies currencies;
    private final Book book;
    private boolean touched;

    Treasury(HostState state, Genesis genesis, int ledger, Members members) {
        this.state = state;
        this.members = members;
        this.ledger = ledger;
        for (io.tallystick.ledger.genesis.Currency currency : genesis.currencies()) {
            Currency kept = keepable(currency);
            if (kept != null) {
                issuers.put(kept.code(), new BookSetup.Issuer(kept, currency.issuer()));
            }
        }
        this.currencies = currenciesOf(genesis);
        List<Change.Put> stored = new ArrayList<>();
        state.scan(HostState.BOOK, (key, value) -> stored.add(new Change.Put(key, value)));
        BookSetup setup = new BookSetup(ledger, issuers, BookSetup.DEFAULT_RETENTION_MILLIS);
        this.book = Book.restore(setup, stored);
    }

    /** The currencies of a genesis that contracts and documents may name. */
    static Currencies currenciesOf(Genesis genesis) {
        List<Currency> declared = new ArrayList<>();
        for (io.tallystick.ledger.genesis.Currency currency : genesis.currencies()) {
            Currency kept = keepable(currency);
            if (kept != null) {
                declared.add(kept);
            }
        }
        return Currencies.with(declared);
    }

    /** A genesis may declare codes and digits that amounts of money cannot have: no money is kept in those. */
    private static Currency keepable(io.tallystick.ledger.genesis.Currency currency) {
        try {
            return new Currency(currency.code(), currency.exponent());
        } catch (MoneyException | IllegalArgumentException e) {
            return null;
        }
    }

    Book book() {
        return book;
    }

    /** The currencies that contracts and documents may name. */
    Currencies currencies() {
        return currencies;
    }

    /** The amount of a text such as {@code EUR 10.00}. */
    Money amount(String text) throws RefusedException {
        try {
            return Money.parse(text, currencies);
        } catch (MoneyException e) {
            throw new RefusedException(RefusalCode.NO_AMOUNT, HostWording.NO_AMOUNT, text);
        }
    }

    @Override
    public Result apply(Operation operation, long nowMillis) {
        touched = true;
        return book.apply(operation, nowMillis);
    }

    @Override
    public List<Result> applyAll(List<Operation> operations, long nowMillis) {
        touched = true;
        return book.applyAll(operations, nowMillis);
    }

    @Override
    public int ledger() {
        return ledger;
    }

    @Override
    public int homeOf(String organisation) {
        return members.homeOf(organisation);
    }

    @Override
    public boolean knows(String organisation) {
        return members.knows(organisation);
    }

    /** When the next hold expires; {@link Long#MAX_VALUE} if none does. */
    long nextExpiryMillis() {
        return book.nextExpiryMillis();
    }

    /** Frees the holds due by a time and forgets what is older than the retention. */
    List<Expired> expire(long nowMillis) {
        touched |= book.isDue(nowMillis);
        return touched ? book.expire(nowMillis) : List.of();
    }

    /**
     * Checks that the accounts add up, and moves their changes into the host's state.
     *
     * @return the sums of every currency that moved, in order of code
     */
    List<CurrencySum> settle() {
        if (!touched) {
            return List.of();
        }
        touched = false;
        book.requireBalanced();
        TreeSet<String> moved = new TreeSet<>();
        for (Change change : book.drainChanges()) {
            state.put(HostState.BOOK, change.key(), change instanceof Change.Put put ? put.value() : null);
            if (change.key().startsWith("a:")) {
                moved.add(change.key().substring(CODE_START, change.key().indexOf(':', CODE_START)));
            }
        }
        return moved.stream().limit(HostLimits.MAX_STATED).map(this::sum).toList();
    }

    private CurrencySum sum(String code) {
        BookSetup.Issuer issuer = issuers.get(code);
        Currency currency = issuer.currency();
        long issued = -book.account(AccountKey.issuance(issuer.organisation(), currency))
                .posted();
        long sent = 0;
        long received = 0;
        for (int other = 0; other < members.ledgers(); other++) {
            sent += book.account(AccountKey.outTo(other, currency)).posted();
            received -= book.account(AccountKey.inFrom(other, currency)).posted();
        }
        return new CurrencySum(currency, issued, issued + received - sent, sent, received);
    }
}
