package io.tallystick.rules.account;

import io.tallystick.rules.state.StateWriter;

/** One thing that is stored under a key of its own. The key's two first characters say what it is. */
sealed interface Entry permits Account, Hold, DoneMark, Inbox, Outbox {
    /** No time at which anything is due. */
    long NOTHING_DUE = Long.MAX_VALUE;

    /** The key it is stored under. */
    String storeKey();

    /** Its bytes. */
    void write(StateWriter out);

    /** The ledger time at which it expires or is forgotten. */
    default long dueMillis(long retentionMillis) {
        return NOTHING_DUE;
    }
}
