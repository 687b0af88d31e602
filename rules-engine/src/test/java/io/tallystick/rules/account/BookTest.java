package io.tallystick.rules.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final Currency EUR = Currency.iso("EUR");
    private static final List<BookSetup.Issuer> ISSUERS = List.of(new BookSetup.Issuer(EUR, "bank"));
    private static final BookSetup HERE = BookSetup.of(0, ISSUERS, 1_000);
    private static final BookSetup THERE = BookSetup.of(1, ISSUERS, 1_000);

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount, Currencies.iso());
    }

    private static Payee payee(String organisation, String amount) {
        return new Payee(organisation, 0, eur(amount));
    }

    private static void done(Book book, Operation operation, long now) {
        assertThat(book.apply(operation, now)).isInstanceOf(Result.Done.class);
    }

    private static void refused(Book book, Operation operation, long now, Reason reason, String detail) {
        byte[] before = book.toBytes();
        Result result = book.apply(operation, now);
        assertThat(result).isInstanceOf(Result.Refused.class);
        assertThat(((Result.Refused) result).reason()).as("%s", result).isEqualTo(reason);
        assertThat(((Result.Refused) result).detail()).contains(detail);
        assertThat(book.toBytes()).isEqualTo(before);
    }

    private static String balance(Book book, String organisation) {
        return book.account(AccountKey.member(organisation, EUR)).balance().toString();
    }

    private static Book funded() {
        Book book = new Book(HERE);
        done(book, new Operation.Issue("i1", "bank", payee("buyer", "1000.00")), 1);
        return book;
    }

    private static Operation hold(String id, String amount, long expires) {
        return new Operation.PlaceHold("place-" + id, id, "buyer", eur(amount), expires);
    }

    /** Something of every kind of entry. */
    private static Book full() {
        Book book = funded();
        done(book, new Operation.GrantCredit("g1", "bank", "seller", eur("50.00")), 2);
        done(book, hold("open", "100.00", 5_000), 2);
        done(book, hold("closed", "10.00", Hold.NEVER), 2);
        done(book, new Operation.VoidHold("v1", "closed"), 3);
        done(book, new Operation.Transfer("t1", "buyer", new Payee("seller", 1, eur("7.00"))), 3);
        done(book, receive(1, "1.00"), 3);
        done(book, receive(3, "2.00"), 3);
        return book;
    }

    private static Operation receive(long sequence, String amount) {
        return new Operation.Receive(new CreditMessage(1, 0, sequence, "seller", "buyer", eur(amount), "c"));
    }

    @Test
    void issue_byItsIssuer_leavesTheIssuanceAccountNegative() {
        Book book = funded();
        assertThat(balance(book, "buyer")).isEqualTo("EUR 1000.00");
        assertThat(book.account(AccountKey.issuance("bank", EUR)).posted()).isEqualTo(-100_000);
        refused(
                book,
                new Operation.Issue("i2", "buyer", payee("buyer", "1.00")),
                1,
                Reason.NOT_ISSUER,
                "want its issuer bank");
    }

    @Test
    void escrow_postedInPartWithTheRestVoid_paysSellerAndFreesTheRest() {
        Book book = funded();
        done(book, hold("escrow", "1000.00", Hold.NEVER), 2);
        Operation spend = new Operation.Transfer("t1", "buyer", payee("carrier", "0.01"));
        refused(book, spend, 3, Reason.INSUFFICIENT_FUNDS, "want EUR 0.01, got EUR 0.00 available");
        Operation post = new Operation.Post("p1", "escrow", List.of(payee("seller", "900.00")), false);
        Result.Done result = (Result.Done) book.apply(post, 4);
        assertThat(result.postings())
                .containsExactly(
                        new Posting(AccountKey.member("buyer", EUR), -90_000, -100_000, 0),
                        new Posting(AccountKey.member("seller", EUR), 90_000, 0, 0));
        assertThat(balance(book, "buyer")).isEqualTo("EUR 100.00");
        assertThat(book.apply(post, 5)).isEqualTo(new Result.AlreadyDone(true));
        Operation again = new Operation.Post("p2", "escrow", List.of(payee("seller", "1.00")), false);
        refused(book, again, 5, Reason.HOLD_CLOSED, "closed at 4");
        refused(book, new Operation.VoidHold("v1", "escrow"), 5, Reason.HOLD_CLOSED, "want an open one");
    }

    @Test
    void post_keepingTheRest_canBePostedAgainUntilAllIsSpent() {
        Book book = funded();
        done(book, hold("h", "10.00", Hold.NEVER), 2);
        done(book, new Operation.Post("p1", "h", List.of(payee("a", "3.00"), payee("b", "0.00")), true), 2);
        assertThat(book.hold("h").orElseThrow().remaining()).isEqualTo(700);
        Operation more = new Operation.Post("p2", "h", List.of(payee("a", "4.00"), payee("b", "3.01")), true);
        refused(book, more, 2, Reason.MORE_THAN_HELD, "want at most EUR 7.00 in all, got EUR 4.00 and then EUR 3.01");
        done(book, new Operation.PostAll("p3", "h", "b", 0), 2);
        assertThat(book.hold("h").orElseThrow().isOpen()).isFalse();
        assertThat(balance(book, "a") + balance(book, "b")).isEqualTo("EUR 3.00EUR 7.00");
    }

    @Test
    void hold_whoseExpiryHasCome_cannotBePostedAndIsFreedInOrder() {
        Book book = funded();
        done(book, hold("b", "1.00", 10), 2);
        done(book, hold("a", "2.00", 10), 2);
        done(book, hold("z", "3.00", 9), 2);
        refused(
                book,
                new Operation.PostAll("p", "a", "seller", 0),
                10,
                Reason.HOLD_EXPIRED,
                "want an expiry after 10, got 10");
        assertThat(book.expire(8)).isEmpty();
        assertThat(book.expire(10)).extracting(Expired::hold).containsExactly("z", "a", "b");
        assertThat(book.account(AccountKey.member("buyer", EUR)).available()).isEqualTo(100_000);
        refused(book, new Operation.PostAll("p", "a", "seller", 0), 10, Reason.HOLD_EXPIRED, "closed at 10");
        refused(book, hold("late", "1.00", 10), 10, Reason.EXPIRY_PASSED, "want an expiry after 10, got 10");
    }

    @Test
    void creditLine_granted_isAsFarAsItGoes() {
        Book book = funded();
        done(book, new Operation.GrantCredit("g1", "bank", "owner", eur("5.00")), 2);
        done(book, new Operation.Transfer("t1", "owner", payee("insurer", "4.00")), 2);
        assertThat(balance(book, "owner")).isEqualTo("EUR -4.00");
        Operation more = new Operation.Transfer("t2", "owner", payee("insurer", "1.01"));
        refused(book, more, 2, Reason.INSUFFICIENT_FUNDS, "got EUR 1.00 available");
        Operation less = new Operation.GrantCredit("g2", "bank", "owner", eur("3.99"));
        refused(book, less, 2, Reason.CREDIT_IN_USE, "want at least EUR 4.00 in use, got EUR 3.99");
        done(book, new Operation.GrantCredit("g3", "bank", "owner", eur("4.00")), 2);
    }

    @Test
    void transfer_toAnotherLedger_isCreditedThereOnce() {
        Book here = funded();
        Book there = new Book(THERE);
        Operation pay = new Operation.Transfer("t1", "buyer", new Payee("seller", 1, eur("7.00")));
        CreditMessage message = ((Result.Done) here.apply(pay, 2)).messages().get(0);
        assertThat(message.id()).isEqualTo("0-1-1");
        StateWriter out = new StateWriter();
        message.write(out);
        assertThat(CreditMessage.read(new StateReader(out.toByteArray()))).isEqualTo(message);
        done(there, new Operation.Receive(message), 50);
        assertThat(there.apply(new Operation.Receive(message), 60)).isEqualTo(new Result.AlreadyDone(true));
        CreditMessage more = new CreditMessage(0, 1, 1, "buyer", "seller", eur("8.00"), "t1");
        refused(there, new Operation.Receive(more), 60, Reason.DIFFERENT_CONTENT_UNDER_SAME_ID, "0-1-1");
        there.expire(1_050);
        assertThat(there.apply(new Operation.Receive(message), 1_060)).isEqualTo(new Result.AlreadyDone(false));
        assertThat(balance(there, "seller")).isEqualTo("EUR 7.00");
        assertThat(here.account(AccountKey.outTo(1, EUR)).posted()).isEqualTo(700);
        assertThat(there.account(AccountKey.inFrom(0, EUR)).posted()).isEqualTo(-700);
        refused(here, new Operation.Receive(message), 3, Reason.WRONG_LEDGER, "want ledger 0, got 1");
    }

    @Test
    void receive_tooManyThatOvertookOne_isRefusedUntilThatOneComes() {
        Book book = new Book(HERE);
        for (int i = 0; i < BookLimits.MAX_EARLY_MESSAGES; i++) {
            done(book, receive(2 + i, "1.00"), 1);
        }
        long next = 2L + BookLimits.MAX_EARLY_MESSAGES;
        refused(book, receive(next, "1.00"), 1, Reason.TOO_FAR_AHEAD, "want 1 first");
        done(book, receive(1, "1.00"), 1);
        done(book, receive(next, "1.00"), 1);
        assertThat(balance(book, "buyer")).isEqualTo("EUR " + next + ".00");
        assertThat(Book.fromBytes(HERE, book.toBytes()).toBytes()).isEqualTo(book.toBytes());
    }

    @Test
    void expire_afterTheRetention_forgetsIdsAndClosedHoldsAndStaysSmall() {
        Book book = funded();
        int size = 0;
        for (int i = 0; i < 5_000; i++) {
            long now = 10L * i;
            book.expire(now);
            done(book, hold("h" + i, "1.00", Hold.NEVER), now);
            done(book, new Operation.VoidHold("v" + i, "h" + i), now);
            size = Math.max(size, book.toBytes().length);
        }
        assertThat(size).isLessThan(60_000);
        assertThat(book.holds()).hasSize(100);
        book.drainChanges();
        book.expire(10_000_000);
        assertThat(book.holds()).isEmpty();
        assertThat(book.drainChanges()).hasSize(300).allMatch(change -> change instanceof Change.Delete);
        refused(book, new Operation.VoidHold("v4999", "h4999"), 10_000_000, Reason.UNKNOWN_HOLD, "got none");
    }

    @Test
    void fromBytes_everyBitFlipped_isRefusedOrAnother() {
        byte[] good = full().toBytes();
        assertThat(Book.fromBytes(HERE, good).toBytes()).isEqualTo(good);
        int refused = 0;
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(Book.fromBytes(HERE, changed).toBytes())
                        .as("bit %d", bit)
                        .isEqualTo(changed);
            } catch (MalformedStateException | ImbalanceException e) {
                assertThat(e).hasMessageContaining("want");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(4 * good.length);
    }

    @Test
    void fromBytes_cutLongerOrOfAnotherLedger_isRefused() {
        byte[] good = full().toBytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Book.fromBytes(HERE, cut)).isInstanceOf(MalformedStateException.class);
        }
        assertThatThrownBy(() -> Book.fromBytes(HERE, Arrays.copyOf(good, good.length + 1)))
                .hasMessageContaining("want the end");
        assertThatThrownBy(() -> Book.fromBytes(THERE, good)).hasMessageContaining("want ledger 1, got 0");
    }

    @Test
    void restore_withOneEntryMissingOrTwice_isRefusedWhereMoneyWouldChange() {
        Book book = full();
        List<Change.Put> stored = new ArrayList<>();
        book.drainChanges().forEach(change -> stored.add((Change.Put) change));
        assertThat(Book.restore(HERE, stored).toBytes()).isEqualTo(book.toBytes());
        for (Change.Put gone : stored) {
            List<Change.Put> rest = new ArrayList<>(stored);
            rest.remove(gone);
            if (gone.key().startsWith("a:") && !gone.key().endsWith(":seller")
                    || gone.key().equals("h:open")) {
                assertThatThrownBy(() -> Book.restore(HERE, rest))
                        .as(gone.key())
                        .isInstanceOfAny(MalformedStateException.class, ImbalanceException.class);
            }
            rest.add(gone);
            rest.add(gone);
            assertThatThrownBy(() -> Book.restore(HERE, rest)).hasMessageContaining("each key once");
        }
    }

    @Test
    void drainChanges_afterOneTransfer_areItsAccountsAndItsId() {
        Book book = funded();
        book.drainChanges();
        done(book, new Operation.Transfer("t1", "buyer", payee("seller", "1000.00")), 2);
        List<Change> changes = book.drainChanges();
        assertThat(changes).extracting(Change::key).containsExactly("a:m:EUR:buyer", "a:m:EUR:seller", "d:t1");
        assertThat(changes.get(0)).isInstanceOf(Change.Delete.class);
        assertThat(book.drainChanges()).isEmpty();
    }

    @Test
    void message_everyBitFlippedOrCut_isRefusedOrAnother() {
        CreditMessage message = new CreditMessage(1, 0, 7, "seller", "buy\u00e9r", eur("1.23"), "cause");
        StateWriter out = new StateWriter();
        message.write(out);
        byte[] good = out.toByteArray();
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(CreditMessage.read(new StateReader(changed))).isNotEqualTo(message);
            } catch (MalformedStateException e) {
                assertThat(e).hasMessageContaining("want");
            }
        }
        for (int length = 0; length < good.length; length++) {
            StateReader cut = new StateReader(Arrays.copyOf(good, length));
            assertThatThrownBy(() -> CreditMessage.read(cut)).isInstanceOf(MalformedStateException.class);
        }
    }

    @Test
    void draft_oneAccountMoreThanABookMayHave_isRefused() {
        Entries entries = new Entries(1);
        for (int i = 0; i < BookLimits.MAX_ACCOUNTS; i++) {
            entries.put(new Account(AccountKey.member("m" + i, EUR), 0, 0, 1));
        }
        Draft draft = new Draft(HERE, entries);
        draft.put(new Account(AccountKey.member("m7", EUR), 0, 0, 2));
        assertThatThrownBy(() -> draft.credit(AccountKey.member("one more", EUR), 1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.refused().reason()).isEqualTo(Reason.BOOK_FULL));
    }

    @Test
    void operation_nameOfTheMostBytes_isTaken() {
        for (String name :
                List.of("x".repeat(128), "\u00e9".repeat(64), "\ud83d\ude00".repeat(32), "\u20ac".repeat(42))) {
            assertThat(new Operation.VoidHold(name, "h").id()).isEqualTo(name);
        }
        assertThatThrownBy(() -> new Operation.VoidHold("\ud83d\ude00".repeat(32) + "x", "h"))
                .hasMessageContaining("want 1 to 128");
    }

    @Test
    void operation_nameOutOfBounds_isRefusedWhenMade() {
        for (String name : List.of("", "x".repeat(129), "\u00e9".repeat(65), "a\nb", "\ud83d")) {
            assertThatThrownBy(() -> new Operation.VoidHold(name, "h"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("want");
        }
        assertThatThrownBy(() -> new Operation.Post("p", "h", List.of(), true))
                .hasMessageContaining("want 1 to 64 payees");
        assertThatThrownBy(() -> new Payee("p", 65_536, eur("1.00"))).hasMessageContaining("want 0 to 65535");
        assertThatThrownBy(() -> new Book(HERE).expire(-1)).hasMessageContaining("ledger time: want 0 to");
        assertThatThrownBy(() -> BookSetup.of(0, ISSUERS, 0)).hasMessageContaining("retention: want 1 to");
        List<BookSetup.Issuer> two = List.of(ISSUERS.get(0), new BookSetup.Issuer(EUR, "mint"));
        assertThatThrownBy(() -> BookSetup.of(0, two, 1)).hasMessageContaining("want one issuer, got bank and mint");
    }
}
