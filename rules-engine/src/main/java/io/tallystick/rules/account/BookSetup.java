package io.tallystick.rules.account;

import io.tallystick.rules.money.Currency;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a book is told by the network's genesis; the same for every replay.
 *
 * @param ledger this ledger's number
 * @param issuers who may issue each currency of the network
 * @param retentionMillis how long, in ledger time, ids of done operations and closed holds are remembered: 1 to
 *     {@link BookLimits#MAX_RETENTION_MILLIS}
 */
public record BookSetup(int ledger, SortedMap<String, Issuer> issuers, long retentionMillis) {
    /** Thirty days: longer than any source delivers the same thing again. */
    public static final long DEFAULT_RETENTION_MILLIS = 30L * 24 * 60 * 60 * 1_000;

    /** A currency and the organisation that may issue it. */
    public record Issuer(Currency currency, String organisation) {
        public Issuer {
            Names.require("issuer", organisation);
        }
    }

    public BookSetup {
        Names.requireLedger(ledger);
        if (retentionMillis < 1 || retentionMillis > BookLimits.MAX_RETENTION_MILLIS) {
            throw new IllegalArgumentException(
                    "retention: want 1 to " + BookLimits.MAX_RETENTION_MILLIS + " ms, got " + retentionMillis);
        }
        if (issuers.size() > BookLimits.MAX_CURRENCIES) {
            throw new IllegalArgumentException(
                    "currencies: want at most " + BookLimits.MAX_CURRENCIES + ", got " + issuers.size());
        }
        issuers = Collections.unmodifiableSortedMap(new TreeMap<>(issuers));
    }

    /**
     * A setup from a list of issuers.
     *
     * @throws IllegalArgumentException a currency has two issuers
     */
    public static BookSetup of(int ledger, Iterable<Issuer> issuers, long retentionMillis) {
        SortedMap<String, Issuer> byCode = new TreeMap<>();
        for (Issuer issuer : issuers) {
            Issuer before = byCode.put(issuer.currency().code(), issuer);
            if (before != null) {
                throw new IllegalArgumentException("currency " + issuer.currency() + ": want one issuer, got "
                        + before.organisation() + " and " + issuer.organisation());
            }
        }
        return new BookSetup(ledger, byCode, retentionMillis);
    }
}
