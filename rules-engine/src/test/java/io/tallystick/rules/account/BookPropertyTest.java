package io.tallystick.rules.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Several ledgers that pay each other at random. Each works on a book in memory and commits now and then: what changed goes to
 * its store and its messages leave; a crash loses what was not committed. Messages come late, again and in any order. After
 * every step each book says what the plain one says, nothing is overdrawn, and no unit of money was made or lost.
 */
class BookPropertyTest {
    private static final int LEDGERS = 3;
    private static final int STEPS = 6_000;
    private static final Currency EUR = Currency.iso("EUR");
    private static final Currency COIN = new Currency("TALLY8", 8);
    private static final List<BookSetup.Issuer> ISSUERS =
            List.of(new BookSetup.Issuer(EUR, "bank"), new BookSetup.Issuer(COIN, "mint"));
    private static final List<String> ORGANISATIONS =
            List.of("bank", "mint", "buyer", "seller:1", "carrier", "owner\u00e9");

    private final Random random = seeded();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<CreditMessage> sent = new ArrayList<>();
    private final List<Ledger> ledgers = new ArrayList<>();
    private int nextId;

    private static Random seeded() {
        return Seeds.random("BookPropertyTest");
    }

    private static final class Ledger {
        final BookSetup setup;
        final Map<String, byte[]> store = new TreeMap<>();
        final List<CreditMessage> unsent = new ArrayList<>();
        final List<Operation> tried = new ArrayList<>();
        Book book;
        NaiveBook naive;
        NaiveBook committed;
        long now;

        Ledger(int number) {
            setup = BookSetup.of(number, ISSUERS, 400);
            book = new Book(setup);
            naive = new NaiveBook(setup);
            committed = naive.copy();
        }

        void commit() {
            for (Change change : book.drainChanges()) {
                if (change instanceof Change.Put put) {
                    store.put(put.key(), put.value());
                } else {
                    store.remove(change.key());
                }
            }
            committed = naive.copy();
        }

        Book fromStore() {
            List<Change.Put> all = new ArrayList<>();
            store.forEach((key, value) -> all.add(new Change.Put(key, value)));
            return Book.restore(setup, all);
        }
    }

    @Test
    void book_randomOperationsAcrossLedgersWithCrashes_conservesMoneyAndIsThePlainOne() {
        for (int i = 0; i < LEDGERS; i++) {
            ledgers.add(new Ledger(i));
        }
        for (int step = 0; step < STEPS; step++) {
            Ledger ledger = ledgers.get(random.nextInt(LEDGERS));
            switch (random.nextInt(20)) {
                case 0, 1 -> commit(ledger);
                case 2 -> crash(ledger);
                case 3, 4 -> expire(ledger);
                case 5, 6, 7, 8 -> deliver();
                default -> apply(ledger, operation(ledger));
            }
            check("step " + step);
        }
        ledgers.forEach(this::commit);
        sent.forEach(message -> apply(ledgers.get(message.to()), new Operation.Receive(message)));
        check("the end");
        System.out.println("BookPropertyTest: " + outcomes);
        assertThat(outcomes)
                .containsKeys(
                        "Done",
                        "AlreadyDone true",
                        "AlreadyDone false",
                        "DIFFERENT_CONTENT_UNDER_SAME_ID",
                        "INSUFFICIENT_FUNDS",
                        "UNKNOWN_HOLD",
                        "HOLD_EXISTS",
                        "HOLD_CLOSED",
                        "HOLD_EXPIRED",
                        "NOT_ISSUER",
                        "MORE_THAN_HELD",
                        "CURRENCY_MISMATCH",
                        "NOT_POSITIVE",
                        "EXPIRY_PASSED",
                        "UNKNOWN_CURRENCY",
                        "CREDIT_IN_USE",
                        "OVERFLOW",
                        "WRONG_LEDGER",
                        "expired");
    }

    private void apply(Ledger ledger, Operation operation) {
        byte[] before = ledger.book.toBytes();
        Result result = ledger.book.apply(operation, ledger.now);
        String got = name(result);
        String want = ledger.naive.apply(operation, ledger.now);
        outcomes.merge(got, 1, Integer::sum);
        assertThat(got).as("%s: %s", operation, result).isEqualTo(want);
        if (result instanceof Result.Done done) {
            assertThat(done.messages()).isEqualTo(ledger.naive.messages);
            ledger.unsent.addAll(done.messages());
        } else {
            assertThat(ledger.book.toBytes()).as("%s", result).isEqualTo(before);
        }
        ledger.tried.add(operation);
    }

    private void expire(Ledger ledger) {
        ledger.now += random.nextInt(60);
        List<Expired> expired = ledger.book.expire(ledger.now);
        assertThat(expired).isEqualTo(ledger.naive.expire(ledger.now));
        if (!expired.isEmpty()) {
            outcomes.merge("expired", expired.size(), Integer::sum);
        }
    }

    private void commit(Ledger ledger) {
        ledger.commit();
        sent.addAll(ledger.unsent);
        ledger.unsent.clear();
        Book copy = random.nextBoolean() ? ledger.fromStore() : Book.fromBytes(ledger.setup, ledger.book.toBytes());
        assertThat(copy.toBytes()).isEqualTo(ledger.book.toBytes());
        assertThat(copy.drainChanges()).isEmpty();
        ledger.book = copy;
    }

    private void crash(Ledger ledger) {
        ledger.book = ledger.fromStore();
        ledger.naive = ledger.committed.copy();
        ledger.unsent.clear();
    }

    private void deliver() {
        if (sent.isEmpty()) {
            return;
        }
        int window = random.nextBoolean() ? sent.size() : Math.min(sent.size(), 12);
        CreditMessage message = sent.get(sent.size() - 1 - random.nextInt(window));
        int to = random.nextInt(40) == 0 ? random.nextInt(LEDGERS) : message.to();
        apply(ledgers.get(to), new Operation.Receive(message));
    }

    private void check(String when) {
        Map<String, BigInteger> all = new TreeMap<>();
        for (Ledger ledger : ledgers) {
            ledger.book.requireBalanced();
            Map<String, BigInteger> sums = new TreeMap<>();
            List<String> lines = new ArrayList<>();
            for (Account account : ledger.book.accounts()) {
                BigInteger posted = BigInteger.valueOf(account.posted());
                String currency = account.key().currency().code();
                sums.merge(currency, posted, BigInteger::add);
                lines.add(account.storeKey() + " " + posted + " " + account.held() + " " + account.creditLine());
                if (account.key().kind() == AccountKind.MEMBER) {
                    assertThat(posted.subtract(BigInteger.valueOf(account.held()))
                                    .add(BigInteger.valueOf(account.creditLine())))
                            .as(when)
                            .isGreaterThanOrEqualTo(BigInteger.ZERO);
                    all.merge(currency, posted, BigInteger::add);
                } else if (account.key().kind() == AccountKind.ISSUANCE) {
                    all.merge(currency, posted, BigInteger::add);
                }
            }
            assertThat(lines).as(when).isEqualTo(ledger.naive.lines());
            assertThat(sums.values()).as(when).allMatch(sum -> sum.signum() == 0);
            ledger.unsent.forEach(message -> addInFlight(all, message));
        }
        for (CreditMessage message : sent) {
            if (!ledgers.get(message.to()).naive.hasReceived(message)) {
                addInFlight(all, message);
            }
        }
        assertThat(all.values())
                .as("%s: members, issuers and what is on its way", when)
                .allMatch(sum -> sum.signum() == 0);
    }

    private static void addInFlight(Map<String, BigInteger> all, CreditMessage message) {
        all.merge(
                message.amount().currency().code(),
                BigInteger.valueOf(message.amount().minor()),
                BigInteger::add);
    }

    private Operation operation(Ledger ledger) {
        if (!ledger.tried.isEmpty() && random.nextInt(12) == 0) {
            int back = Math.min(ledger.tried.size(), 20);
            return ledger.tried.get(ledger.tried.size() - 1 - random.nextInt(back));
        }
        boolean reused = random.nextInt(25) == 0 && nextId > 0;
        String id = "op-" + (reused ? Math.max(0, nextId - 1 - random.nextInt(30)) : nextId++);
        String hold = "hold-" + random.nextInt(12);
        String payer = organisation();
        return switch (random.nextInt(13)) {
            case 0, 1 -> {
                Money amount = random.nextInt(30) == 0 ? new Money(Long.MAX_VALUE - 5_000, currency()) : amount();
                boolean right = random.nextInt(6) != 0;
                String issuer = amount.currency().equals(EUR) == right ? "bank" : "mint";
                yield new Operation.Issue(id, issuer, new Payee(organisation(), random.nextInt(LEDGERS), amount));
            }
            case 2, 3 -> new Operation.Transfer(id, payer, payee());
            case 4, 5, 6 -> {
                long expires = random.nextInt(3) == 0 ? Hold.NEVER : ledger.now - 15 + random.nextInt(200);
                yield new Operation.PlaceHold(id, hold, payer, amount(), expires);
            }
            case 7, 8 -> {
                List<Payee> payees = new ArrayList<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    Payee any = payee();
                    Money cut = new Money(any.amount().minor() / 3, any.amount().currency());
                    payees.add(new Payee(any.organisation(), any.ledger(), cut));
                }
                yield new Operation.Post(id, hold, payees, random.nextBoolean());
            }
            case 9 -> new Operation.PostAll(id, hold, organisation(), random.nextInt(LEDGERS));
            case 10 -> new Operation.VoidHold(id, hold);
            default -> {
                Money any = amount();
                Money line = random.nextBoolean() ? any : new Money(any.minor() % 10, any.currency());
                yield new Operation.GrantCredit(id, line.currency().equals(EUR) ? "bank" : "mint", payer, line);
            }
        };
    }

    private Payee payee() {
        return new Payee(organisation(), random.nextInt(LEDGERS), amount());
    }

    private String organisation() {
        return ORGANISATIONS.get(random.nextInt(ORGANISATIONS.size()));
    }

    private Currency currency() {
        return random.nextInt(4) == 0 ? COIN : EUR;
    }

    private Money amount() {
        Currency currency = random.nextInt(60) == 0 ? Currency.iso("JPY") : currency();
        return new Money(random.nextInt(25) == 0 ? -random.nextInt(5) : 1 + random.nextInt(3_000), currency);
    }

    private static String name(Result result) {
        if (result instanceof Result.Refused refused) {
            assertThat(refused.detail()).contains("want ", "got ");
            return refused.reason().name();
        }
        return result instanceof Result.AlreadyDone already ? "AlreadyDone " + already.compared() : "Done";
    }
}
