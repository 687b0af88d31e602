package io.tallystick.rules.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.account.AccountKey;
import io.tallystick.rules.account.Book;
import io.tallystick.rules.account.BookSetup;
import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.BookAccounts;
import io.tallystick.rules.engine.Document;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.Moment;
import io.tallystick.rules.engine.Openings;
import io.tallystick.rules.engine.Readings;
import io.tallystick.rules.engine.Sample;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.timer.AlertChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One instance of a library contract on real readings: each role is an organisation of its name, and rich. */
final class LibraryRun {
    private static final String BANK = "bank-of-issue";
    private static final long PLENTY = 1_000_000_000_000L;

    private final Book book;
    private final BookAccounts accounts;
    private final Firings firings = new Firings();
    private final Instance instance;
    private final List<Firing> fired = new ArrayList<>();
    private final Currency currency;
    private long now;
    private long index;

    private LibraryRun(Contract contract, String currency, Instant start, Map<String, ?> params) {
        this.currency = Currencies.iso().get(currency);
        this.book = new Book(BookSetup.of(
                0, List.of(new BookSetup.Issuer(this.currency, BANK)), BookSetup.DEFAULT_RETENTION_MILLIS));
        this.accounts = new BookAccounts(book, 0, organisation -> 0, organisation -> true);
        this.now = start.toEpochMilli();
        Map<String, String> parties = new TreeMap<>();
        for (String role : contract.terms().roles()) {
            parties.put(role, role);
            book.apply(
                    new Operation.Issue("fund/" + role, BANK, new Payee(role, 0, new Money(PLENTY, this.currency))),
                    now);
        }
        String name = contract.identity().name();
        var opening = Openings.check(
                        contract, name + "/x", "x", parties, params, List.of(), Currencies.iso(), organisation -> true)
                .orThrow();
        this.instance = new Engine(contract)
                .open(opening, new Moment(now, 0), accounts, firings)
                .orThrow();
        this.fired.addAll(firings.drain());
    }

    /** Reads {@code library/field/name/name.yaml}. */
    static Contract contract(String folder) throws Exception {
        Path file = Path.of("library", folder, Path.of(folder).getFileName() + ".yaml");
        return ContractReader.read(file.toString(), Files.readString(file), Currencies.iso());
    }

    static LibraryRun open(Contract contract, String currency, Instant start, Map<String, ?> params) {
        return new LibraryRun(contract, currency, start, params);
    }

    /** What the ledger does with an envelope under the event clock: timers up to its time, then its readings. */
    void readings(Instant at, String device, Sample... samples) {
        advance(at);
        index++;
        instance.readings(new Moment(now, index), new Readings(device, false, List.of(samples)), accounts, firings);
        fired.addAll(firings.drain());
    }

    /** A document that a member signs. */
    void document(Instant at, String type, String signer, Map<String, Object> content) {
        advance(at);
        index++;
        byte[] digest = new byte[32];
        digest[0] = (byte) content.hashCode();
        instance.document(new Moment(now, index), new Document(type, content, signer, digest), accounts, firings);
        fired.addAll(firings.drain());
    }

    /** The clock moves, never back, one due time after the other: holds expire at theirs too. */
    void advance(Instant at) {
        long until = Math.max(now, at.toEpochMilli());
        for (long due = instance.nextDueMillis(); due <= until; due = instance.nextDueMillis()) {
            now = Math.max(now, due);
            book.expire(now);
            instance.advance(now, accounts, firings);
        }
        now = until;
        book.expire(now);
        instance.advance(now, accounts, firings);
        fired.addAll(firings.drain());
    }

    static Sample sample(String name, String unit, Object value, Instant at) {
        return new Sample(name, unit, value, at.toEpochMilli());
    }

    Instance instance() {
        return instance;
    }

    /** Times at which alerts of a key were raised, in order. */
    List<Instant> raised(String key) {
        return changes(key, AlertChange.What.RAISED);
    }

    /** Times at which alerts of a key were cleared, in order. */
    List<Instant> cleared(String key) {
        return changes(key, AlertChange.What.CLEARED);
    }

    private List<Instant> changes(String key, AlertChange.What what) {
        List<Instant> times = new ArrayList<>();
        effects(Effect.AlertChanged.class).stream()
                .map(Effect.AlertChanged::change)
                .filter(change -> change.what() == what && change.alert().key().equals(key))
                .forEach(change -> times.add(Instant.ofEpochMilli(change.atMs())));
        return times;
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return fired.stream()
                .flatMap(firing -> firing.effects().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What a role has more than at the beginning, held money included. */
    Money gained(String role) {
        long posted = book.account(AccountKey.member(role, currency)).posted();
        return new Money(posted - PLENTY, currency);
    }

    /** No money was made or lost, and the instance was never suspended. */
    void requireSound() {
        book.requireBalanced();
        assertThat(instance.suspension()).isEmpty();
    }
}
