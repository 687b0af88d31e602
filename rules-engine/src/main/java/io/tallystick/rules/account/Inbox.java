package io.tallystick.rules.account;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which messages of another ledger were credited. Kept for ever in bounded room, because sequences have no gaps in the end.
 *
 * @param upTo all of 1 to this, 0 or more
 * @param early some after the next one, ascending
 */
record Inbox(int ledger, long upTo, List<Long> early) implements Entry {
    static final String PREFIX = "n:";

    Inbox {
        Names.requireLedger(ledger);
        early = List.copyOf(early);
        if (upTo < 0 || early.size() > BookLimits.MAX_EARLY_MESSAGES) {
            throw new IllegalArgumentException("inbox: want 0 or more done and at most " + BookLimits.MAX_EARLY_MESSAGES
                    + " early, got " + upTo + " and " + early.size());
        }
        long before = upTo == Long.MAX_VALUE ? upTo : upTo + 1;
        for (long sequence : early) {
            if (sequence <= before) {
                throw new IllegalArgumentException("inbox: want more than " + before + ", got " + sequence);
            }
            before = sequence;
        }
    }

    static String keyOf(int ledger) {
        return PREFIX + ledger;
    }

    boolean has(long sequence) {
        return sequence <= upTo || Collections.binarySearch(early, sequence) >= 0;
    }

    /** Whether one more would be too many; the next one in order never is. */
    boolean isFullFor(long sequence) {
        return sequence != upTo + 1 && early.size() == BookLimits.MAX_EARLY_MESSAGES;
    }

    /** This and a sequence that it does not have. */
    Inbox with(long sequence) {
        List<Long> later = new ArrayList<>(early);
        if (sequence != upTo + 1) {
            later.add(-Collections.binarySearch(later, sequence) - 1, sequence);
            return new Inbox(ledger, upTo, later);
        }
        long done = sequence;
        int taken = 0;
        while (taken < later.size() && later.get(taken) == done + 1) {
            done++;
            taken++;
        }
        return new Inbox(ledger, done, later.subList(taken, later.size()));
    }

    @Override
    public String storeKey() {
        return keyOf(ledger);
    }

    @Override
    public void write(StateWriter out) {
        out.i64(upTo).count(early.size());
        early.forEach(out::i64);
    }

    static Inbox read(String key, StateReader in) {
        int ledger = Names.requireLedgerNumber(key.substring(PREFIX.length()));
        long upTo = in.i64();
        int count = in.count(BookLimits.MAX_EARLY_MESSAGES);
        List<Long> early = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            early.add(in.i64());
        }
        return new Inbox(ledger, upTo, early);
    }
}
