package io.tallystick.rules.account;

import io.tallystick.rules.money.Currency;
import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A book as bytes, and back.
 *
 * <pre>
 * book    = version(u8 = 1) ledger(i32) count *(key(text) value(bytes))      keys ascending by UTF-16 units
 * account = "a:" letter ":" currency ":" owner -> currency(text, u8) kind(u8) owner(text) posted(i64) held(i64) creditLine(i64)
 * hold    = "h:" id -> id(text) payer(text) amount(currency, i64) remaining(i64) expires(i64) closed(i64)
 * done    = "d:" id | "m:" message id -> SHA-256(bytes) done(i64)
 * inbox   = "n:" ledger -> upTo(i64) count *early(i64)
 * outbox  = "o:" ledger -> last(i64)
 * </pre>
 */
final class BookBytes {
    private static final int VERSION = 1;
    private static final int MAX_ENTRIES =
            BookLimits.MAX_ACCOUNTS + BookLimits.MAX_HOLDS + BookLimits.MAX_DONE + 2 * (BookLimits.MAX_LEDGER + 1);

    private BookBytes() {}

    static byte[] join(BookSetup setup, Entries entries) {
        StateWriter out = new StateWriter();
        out.u8(VERSION).i32(setup.ledger()).count(entries.all().size());
        for (Entry entry : entries.all()) {
            StateWriter value = new StateWriter();
            entry.write(value);
            out.text(entry.storeKey()).bytes(value.toByteArray());
        }
        return out.toByteArray();
    }

    static List<Change.Put> split(BookSetup setup, byte[] bytes) {
        StateReader in = new StateReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new MalformedStateException(0, "version " + VERSION, version);
        }
        int ledger = in.i32();
        if (ledger != setup.ledger()) {
            throw new MalformedStateException(1, "ledger " + setup.ledger(), ledger);
        }
        int count = in.count(MAX_ENTRIES);
        List<Change.Put> entries = new ArrayList<>();
        String last = "";
        for (int i = 0; i < count; i++) {
            int at = in.position();
            String key = in.text(BookLimits.MAX_KEY_BYTES);
            if (key.compareTo(last) <= 0) {
                throw new MalformedStateException(at, "a key after " + last, key);
            }
            last = key;
            entries.add(new Change.Put(key, in.bytes(BookLimits.MAX_VALUE_BYTES)));
        }
        in.requireEnd();
        return entries;
    }

    static Entries restore(BookSetup setup, Iterable<Change.Put> stored) {
        Entries entries = new Entries(setup.retentionMillis());
        for (Change.Put put : stored) {
            Entry entry = read(setup, put.key(), new StateReader(put.value()));
            if (entries.get(put.key()) != null) {
                throw new MalformedStateException(0, "each key once", put.key());
            }
            entries.put(entry);
        }
        entries.drainChanged();
        requireHeldMatches(entries);
        requireBalanced(setup, entries);
        return entries;
    }

    static void requireBalanced(BookSetup setup, Entries entries) {
        entries.sums().forEach((currency, sum) -> {
            if (sum != 0) {
                throw new ImbalanceException(setup.ledger(), currency, sum);
            }
        });
    }

    private static Entry read(BookSetup setup, String key, StateReader in) {
        String want = "the value of " + key;
        Entry entry = Malformed.guard(in, want, () -> readKind(key, in));
        in.requireEnd();
        if (!entry.storeKey().equals(key)) {
            throw new MalformedStateException(0, want, entry.storeKey());
        }
        if (entry instanceof Account account) {
            requireKnown(setup, account.key().currency());
            if (account.isEmpty()) {
                throw new MalformedStateException(0, want + " with anything in it", "nothing in it");
            }
        } else if (entry instanceof Hold hold) {
            requireKnown(setup, hold.amount().currency());
        }
        return entry;
    }

    private static Entry readKind(String key, StateReader in) {
        if (key.startsWith(AccountKey.PREFIX)) {
            return Account.read(in);
        }
        if (key.startsWith(Hold.PREFIX)) {
            return Hold.read(in);
        }
        if (key.startsWith(DoneMark.PREFIX) || key.startsWith(DoneMark.MESSAGE_PREFIX)) {
            return DoneMark.read(key, in);
        }
        if (key.startsWith(Inbox.PREFIX)) {
            return Inbox.read(key, in);
        }
        if (key.startsWith(Outbox.PREFIX)) {
            return Outbox.read(key, in);
        }
        throw new MalformedStateException(0, "a key of a:, h:, d:, m:, n: or o:", key);
    }

    private static void requireKnown(BookSetup setup, Currency currency) {
        BookSetup.Issuer issuer = setup.issuers().get(currency.code());
        if (issuer == null || !issuer.currency().equals(currency)) {
            throw new MalformedStateException(0, "a currency that has an issuer", currency);
        }
    }

    /** What the accounts say is held must be what the open holds hold. */
    private static void requireHeldMatches(Entries entries) {
        TreeMap<String, Long> held = new TreeMap<>();
        for (Entry entry : entries.all()) {
            if (entry instanceof Account account) {
                held.merge(account.storeKey(), account.held(), Long::sum);
            } else if (entry instanceof Hold hold) {
                held.merge(hold.account().storeKey(), -hold.remaining(), Long::sum);
            }
        }
        held.forEach((account, difference) -> {
            if (difference != 0) {
                throw new MalformedStateException(
                        0, "open holds that are what is held of " + account, difference + " more");
            }
        });
    }
}
