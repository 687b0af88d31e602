package io.tallystick.rules.engine;

import io.tallystick.rules.account.AccountKey;
import io.tallystick.rules.account.Book;
import io.tallystick.rules.account.BookSetup;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One instance with a book, as the glue to a ledger would run it; every role is an organisation of its own name. */
final class Run {
    static final Currency EUR = Currency.iso("EUR");

    Engine engine;
    final Book book = new Book(BookSetup.of(0, List.of(new BookSetup.Issuer(EUR, "bank")), 86_400_000L * 30));
    final BookAccounts accounts = new BookAccounts(book, 0, organisation -> 0, organisation -> true);
    final Firings firings = new Firings();
    Instance instance;
    long now;
    long index;
    /** After each input the instance is written and read back. */
    boolean alwaysReread;

    Run(Contract contract) {
        engine = new Engine(contract);
    }

    Run fund(String organisation, long cents) {
        Operation issue =
                new Operation.Issue("fund/" + organisation, "bank", new Payee(organisation, 0, new Money(cents, EUR)));
        book.apply(issue, now);
        return this;
    }

    Opened open(Map<String, ?> params, String... devices) {
        Map<String, String> parties = new TreeMap<>();
        engine.contract().terms().roles().forEach(role -> parties.put(role, role));
        String id = engine.contract().identity().name() + "/s1";
        Opening opening = Openings.check(
                        engine.contract(), id, "s1", parties, params, List.of(devices), Contracts.CURRENCIES, o -> true)
                .orThrow();
        Opened opened = engine.open(opening, new Moment(now, index++), accounts, firings);
        if (opened instanceof Opened.Running running) {
            instance = running.instance();
        }
        return opened;
    }

    /** Timers at their own times, as a ledger with one instance fires them. */
    Run to(long millis) {
        for (long due = instance.nextDueMillis(); due <= millis; due = instance.nextDueMillis()) {
            book.expire(due);
            instance.advance(due, accounts, firings);
            reread();
        }
        now = millis;
        book.expire(now);
        return this;
    }

    Run reading(long at, String name, String unit, Object value) {
        return reading(at, at, "seller/d", name, unit, value);
    }

    Run reading(long ledgerAt, long at, String device, String name, String unit, Object value) {
        to(ledgerAt);
        List<Sample> samples = List.of(new Sample(name, unit, value, at));
        instance.readings(new Moment(now, index++), new Readings(device, false, samples), accounts, firings);
        reread();
        return this;
    }

    Run document(long at, String type, Map<String, Object> content, String signer) {
        to(at);
        byte[] digest = new byte[32];
        byte[] text = CanonicalJson.of(content).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            digest[i % 32] = (byte) (31 * digest[i % 32] + text[i]);
        }
        instance.document(new Moment(now, index++), new Document(type, content, signer, digest), accounts, firings);
        reread();
        return this;
    }

    private void reread() {
        if (alwaysReread) {
            byte[] bytes = instance.encode();
            instance = engine.decode(bytes);
            if (!java.util.Arrays.equals(bytes, instance.encode())) {
                throw new AssertionError("state: want the same bytes again, got others");
            }
        }
    }

    /** What an organisation has, and what of it is held, in cents. */
    List<Long> member(String organisation) {
        return List.of(
                book.account(AccountKey.member(organisation, EUR)).posted(),
                book.account(AccountKey.member(organisation, EUR)).held());
    }

    List<String> rules() {
        return firings.list().stream().map(Firing::rule).toList();
    }

    <T extends Effect> List<T> effects(Class<T> kind) {
        List<T> found = new ArrayList<>();
        firings.list()
                .forEach(firing -> firing.effects().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .forEach(found::add));
        return found;
    }
}
