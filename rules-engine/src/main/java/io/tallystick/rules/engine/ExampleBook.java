package io.tallystick.rules.engine;

import io.tallystick.rules.account.Account;
import io.tallystick.rules.account.AccountKey;
import io.tallystick.rules.account.Book;
import io.tallystick.rules.account.BookSetup;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.account.Result;
import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Example;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The accounts of one test: with what the file says that roles have; a role of which it says nothing has enough. */
final class ExampleBook implements Accounts {
    private static final long ENOUGH = 1_000_000_000_000_000L;
    private static final String ISSUER = "test-issuer";

    private final Example example;
    private final String issuer;
    private final Book book;
    /** What was given to each account, and what it has put into holds, by the account's key. */
    private final TreeMap<String, Long> given = new TreeMap<>();

    private final TreeMap<String, Long> putAside = new TreeMap<>();
    private long funded;

    ExampleBook(Contract contract, Currencies currencies, Example example) {
        this.example = example;
        this.issuer = issuer(contract);
        List<BookSetup.Issuer> issuers = new ArrayList<>();
        currencies.all().forEach(currency -> issuers.add(new BookSetup.Issuer(currency, issuer)));
        book = new Book(BookSetup.of(0, issuers, BookSetup.DEFAULT_RETENTION_MILLIS));
        example.balances().forEach((role, amounts) -> {
            for (String amount : amounts) {
                fund(role, Money.parse(amount, currencies), example.start());
            }
        });
    }

    /** The organisation of the role that issues money in the contract, or one of its own. */
    private static String issuer(Contract contract) {
        Stream<Action> always = contract.always().stream().map(Rule::actions).flatMap(List::stream);
        Stream<Action> own = contract.states().stream().flatMap(ExampleBook::actions);
        return Stream.concat(always, own)
                .filter(Action.Issue.class::isInstance)
                .map(action -> ((Action.Issue) action).from())
                .findFirst()
                .orElse(ISSUER);
    }

    private static Stream<Action> actions(State state) {
        Stream<Action> rules = state.rules().stream().map(Rule::actions).flatMap(List::stream);
        Stream<Action> ends = Stream.concat(state.enter().stream(), state.exit().stream());
        return Stream.concat(ends, rules);
    }

    void expire(long nowMillis) {
        book.expire(nowMillis);
    }

    /** What a role has more than at the beginning, what it put into holds not counted as less. */
    Money paid(String role, Currency currency) {
        AccountKey key = AccountKey.member(role, currency);
        Account account = book.account(key);
        long more = account.posted() - account.held() - given.getOrDefault(key.storeKey(), 0L);
        return new Money(more + putAside.getOrDefault(key.storeKey(), 0L), currency);
    }

    Money held(String role, Currency currency) {
        return new Money(book.account(AccountKey.member(role, currency)).held(), currency);
    }

    private void fund(String organisation, Money amount, long nowMillis) {
        if (amount.signum() > 0 && !organisation.equals(issuer)) {
            funded++;
            book.apply(new Operation.Issue("test/" + funded, issuer, new Payee(organisation, 0, amount)), nowMillis);
        }
        given.merge(
                AccountKey.member(organisation, amount.currency()).storeKey(),
                organisation.equals(issuer) ? 0 : amount.minor(),
                Long::sum);
    }

    private void fundPayer(Operation operation, long nowMillis) {
        if (operation instanceof Operation.PlaceHold hold) {
            fundOnce(hold.payer(), hold.amount().currency(), nowMillis);
        } else if (operation instanceof Operation.Transfer transfer) {
            fundOnce(transfer.payer(), transfer.to().amount().currency(), nowMillis);
        }
    }

    private void fundOnce(String payer, Currency currency, long nowMillis) {
        boolean known = given.containsKey(AccountKey.member(payer, currency).storeKey());
        if (!known && !example.balances().containsKey(payer)) {
            fund(payer, new Money(ENOUGH, currency), nowMillis);
        }
    }

    private void count(Operation operation, Result result) {
        if (operation instanceof Operation.PlaceHold hold && result instanceof Result.Done) {
            putAside.merge(
                    AccountKey.member(hold.payer(), hold.amount().currency()).storeKey(),
                    hold.amount().minor(),
                    Long::sum);
        }
    }

    @Override
    public Result apply(Operation operation, long nowMillis) {
        fundPayer(operation, nowMillis);
        Result result = book.apply(operation, nowMillis);
        count(operation, result);
        return result;
    }

    @Override
    public List<Result> applyAll(List<Operation> operations, long nowMillis) {
        operations.forEach(operation -> fundPayer(operation, nowMillis));
        List<Result> results = book.applyAll(operations, nowMillis);
        boolean done = results.isEmpty() || !(results.get(results.size() - 1) instanceof Result.Refused);
        for (int i = 0; done && i < results.size(); i++) {
            count(operations.get(i), results.get(i));
        }
        return results;
    }

    @Override
    public int ledger() {
        return 0;
    }

    @Override
    public int homeOf(String organisation) {
        return 0;
    }

    @Override
    public boolean knows(String organisation) {
        return true;
    }
}
