package io.tallystick.rules.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.util.List;

/** Books to test with, and what is said of them. */
final class Books {
    static final Currency EUR = Currency.iso("EUR");
    static final List<BookSetup.Issuer> ISSUERS = List.of(new BookSetup.Issuer(EUR, "bank"));
    static final BookSetup HERE = BookSetup.of(0, ISSUERS, 1_000);
    static final BookSetup THERE = BookSetup.of(1, ISSUERS, 1_000);

    private Books() {}

    static Money eur(String amount) {
        return Money.parse("EUR " + amount, Currencies.iso());
    }

    static Payee payee(String organisation, String amount) {
        return new Payee(organisation, 0, eur(amount));
    }

    static void done(Book book, Operation operation, long now) {
        assertThat(book.apply(operation, now)).isInstanceOf(Result.Done.class);
    }

    static void refused(Book book, Operation operation, long now, Reason reason, String detail) {
        byte[] before = book.toBytes();
        Result result = book.apply(operation, now);
        assertThat(result).isInstanceOf(Result.Refused.class);
        assertThat(((Result.Refused) result).reason()).as("%s", result).isEqualTo(reason);
        assertThat(((Result.Refused) result).detail()).contains(detail);
        assertThat(book.toBytes()).isEqualTo(before);
    }

    static String balance(Book book, String organisation) {
        return book.account(AccountKey.member(organisation, EUR)).balance().toString();
    }

    static Book funded() {
        Book book = new Book(HERE);
        done(book, new Operation.Issue("i1", "bank", payee("buyer", "1000.00")), 1);
        return book;
    }

    static Operation hold(String id, String amount, long expires) {
        return new Operation.PlaceHold("place-" + id, id, "buyer", eur(amount), expires);
    }

    /** Something of every kind of entry. */
    static Book full() {
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

    static Operation receive(long sequence, String amount) {
        return new Operation.Receive(new CreditMessage(1, 0, sequence, "seller", "buyer", eur(amount), "c"));
    }
}
