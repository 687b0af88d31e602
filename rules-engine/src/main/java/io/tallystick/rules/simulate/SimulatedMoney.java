package io.tallystick.rules.simulate;

import io.tallystick.rules.account.Account;
import io.tallystick.rules.account.AccountKey;
import io.tallystick.rules.account.AccountKind;
import io.tallystick.rules.account.Book;
import io.tallystick.rules.account.BookSetup;
import io.tallystick.rules.account.Hold;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.engine.Accounts;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The one book of a simulation: each organisation has what it was given, or as much as anyone could need. */
final class SimulatedMoney implements Accounts {
    private static final int LEDGER = 0;

    private final Book book;
    private final String issuer;
    private final boolean ample;
    /** What each account was given, by the account's key. */
    private final SortedMap<String, Long> given = new TreeMap<>();

    /** @param issuer who issues all currencies */
    SimulatedMoney(SimulationSetup setup, String issuer) {
        this.issuer = issuer;
        List<BookSetup.Issuer> issuers = setup.currencies().all().stream()
                .map(currency -> new BookSetup.Issuer(currency, issuer))
                .toList();
        book = new Book(BookSetup.of(LEDGER, issuers, BookSetup.DEFAULT_RETENTION_MILLIS));
        ample = setup.funds().isEmpty();
        for (SimulationSetup.Fund fund : setup.funds()) {
            give(fund.organisation(), fund.amount(), 0);
        }
    }

    private void give(String organisation, Money amount, long nowMillis) {
        String key = AccountKey.member(organisation, amount.currency()).storeKey();
        long before = given.getOrDefault(key, 0L);
        String id = "given/" + key + "/" + before;
        Result result = book.apply(new Operation.Issue(id, issuer, new Payee(organisation, LEDGER, amount)), nowMillis);
        if (result instanceof Result.Refused refused) {
            throw new IllegalArgumentException(
                    "money of " + organisation + ": " + amount + " cannot be given: " + refused.detail());
        }
        given.put(key, before + amount.minor());
    }

    /** Frees what is held by holds whose time has come. */
    void expire(long nowMillis) {
        book.expire(nowMillis);
    }

    @Override
    public Result apply(Operation operation, long nowMillis) {
        provide(operation, nowMillis);
        return book.apply(operation, nowMillis);
    }

    @Override
    public List<Result> applyAll(List<Operation> operations, long nowMillis) {
        operations.forEach(operation -> provide(operation, nowMillis));
        return book.applyAll(operations, nowMillis);
    }

    /** Gives a payer plenty when it is about to spend for the first time. */
    private void provide(Operation operation, long nowMillis) {
        if (!ample) {
            return;
        }
        if (operation instanceof Operation.PlaceHold hold) {
            provide(hold.payer(), hold.amount().currency(), nowMillis);
        } else if (operation instanceof Operation.Transfer transfer) {
            provide(transfer.payer(), transfer.to().amount().currency(), nowMillis);
        }
    }

    private void provide(String organisation, Currency currency, long nowMillis) {
        if (!given.containsKey(AccountKey.member(organisation, currency).storeKey())) {
            give(organisation, new Money(SimulationLimits.AMPLE_MINOR, currency), nowMillis);
        }
    }

    @Override
    public int ledger() {
        return LEDGER;
    }

    @Override
    public int homeOf(String organisation) {
        return LEDGER;
    }

    @Override
    public boolean knows(String organisation) {
        return true;
    }

    /** What every organisation that had to do with money has more or less than it was given. */
    List<Standing> standings() {
        List<Standing> all = new ArrayList<>();
        for (Account account : book.accounts()) {
            if (account.key().kind() == AccountKind.MEMBER) {
                long had = given.getOrDefault(account.key().storeKey(), 0L);
                Currency currency = account.key().currency();
                all.add(new Standing(
                        account.key().owner(),
                        new Money(account.posted() - had, currency),
                        new Money(account.held(), currency)));
            }
        }
        return all;
    }

    /** What is still set aside. */
    List<Hold> openHolds() {
        return book.holds().stream().filter(Hold::isOpen).toList();
    }
}
