package io.tallystick.rules.account;

import io.tallystick.rules.time.TimeLimits;

/** How large a book and what it takes may be. The counts bound its memory; reaching one refuses what would add to it. */
public final class BookLimits {
    /** The most bytes (UTF-8) of an operation's id, a hold's id or an organisation's name. */
    public static final int MAX_NAME_BYTES = 512;

    /** The most payees of one post. */
    public static final int MAX_PAYEES = 64;

    /** The most currencies that have an issuer. */
    public static final int MAX_CURRENCIES = 1_000;

    /** The highest number of a ledger. */
    public static final int MAX_LEDGER = 65_535;

    /** The most accounts of a book, those of money on its way included. */
    public static final int MAX_ACCOUNTS = 1_000_000;

    /** The most holds of a book, open ones and closed ones not yet forgotten. */
    public static final int MAX_HOLDS = 1_000_000;

    /** The most ids of done operations and messages that a book remembers. */
    public static final int MAX_DONE = 4_000_000;

    /** The most messages of one ledger that may have overtaken an earlier one of it. */
    public static final int MAX_EARLY_MESSAGES = 1_024;

    /** The longest retention: ten years, so that no sum of times overflows. */
    public static final long MAX_RETENTION_MILLIS = 3_650L * 24 * 60 * 60 * 1_000;

    /** The most bytes of a key: kind and currency before the name. */
    public static final int MAX_KEY_BYTES = MAX_NAME_BYTES + 16;

    /** The most bytes of an entry's value: a ledger's early messages, eight bytes each, are the largest. */
    public static final int MAX_VALUE_BYTES = 16 + Long.BYTES * MAX_EARLY_MESSAGES;

    private BookLimits() {}

    static void requireTime(long millis) {
        if (millis < 0 || millis > TimeLimits.MAX_TIME_MILLIS) {
            throw new IllegalArgumentException(
                    "ledger time: want 0 to " + TimeLimits.MAX_TIME_MILLIS + " ms, got " + millis);
        }
    }
}
