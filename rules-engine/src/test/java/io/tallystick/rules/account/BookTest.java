package io.tallystick.rules.account;

import static io.tallystick.rules.account.Books.EUR;
import static io.tallystick.rules.account.Books.HERE;
import static io.tallystick.rules.account.Books.THERE;
import static io.tallystick.rules.account.Books.balance;
import static io.tallystick.rules.account.Books.done;
import static io.tallystick.rules.account.Books.eur;
import static io.tallystick.rules.account.Books.funded;
import static io.tallystick.rules.account.Books.hold;
import static io.tallystick.rules.account.Books.payee;
import static io.tallystick.rules.account.Books.receive;
import static io.tallystick.rules.account.Books.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookTest {
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
}
