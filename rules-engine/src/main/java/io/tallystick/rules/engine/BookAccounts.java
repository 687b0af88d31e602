package io.tallystick.rules.engine;

import io.tallystick.rules.account.Book;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Result;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Accounts over one ledger's book. */
public final class BookAccounts implements Accounts {
    private final Book book;
    private final int ledger;
    private final ToIntFunction<String> homes;
    private final Predicate<String> organisations;

    public BookAccounts(Book book, int ledger, ToIntFunction<String> homes, Predicate<String> organisations) {
        this.book = book;
        this.ledger = ledger;
        this.homes = homes;
        this.organisations = organisations;
    }

    @Override
    public Result apply(Operation operation, long nowMillis) {
        return book.apply(operation, nowMillis);
    }

    @Override
    public List<Result> applyAll(List<Operation> operations, long nowMillis) {
        return book.applyAll(operations, nowMillis);
    }

    @Override
    public int ledger() {
        return ledger;
    }

    @Override
    public int homeOf(String organisation) {
        return homes.applyAsInt(organisation);
    }

    @Override
    public boolean knows(String organisation) {
        return organisations.test(organisation);
    }
}
