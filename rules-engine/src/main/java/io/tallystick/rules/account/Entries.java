package io.tallystick.rules.account;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that a book keeps, by key, with what follows from it: what is due next, the sum of each currency, how many of each. */
final class Entries {
    /** Something due: holds that expire and things to forget, by time, then by key. */
    record Due(long atMillis, String key) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    private final long retentionMillis;
    private final TreeMap<String, Entry> byKey = new TreeMap<>();
    private final TreeSet<Due> dues = new TreeSet<>();
    private final TreeSet<Due> expiries = new TreeSet<>();
    private final TreeMap<String, Long> sums = new TreeMap<>();
    private final TreeSet<String> changed = new TreeSet<>();
    private int accounts;
    private int holds;
    private int done;

    Entries(long retentionMillis) {
        this.retentionMillis = retentionMillis;
    }

    Entry get(String key) {
        return byKey.get(key);
    }

    /** Puts one in place of what has its key; an account with nothing in it is taken away. */
    void put(Entry entry) {
        String key = entry.storeKey();
        if (entry instanceof Account account && account.isEmpty()) {
            remove(key);
            return;
        }
        tally(byKey.put(key, entry), -1);
        tally(entry, 1);
        changed.add(key);
    }

    void remove(String key) {
        tally(byKey.remove(key), -1);
        changed.add(key);
    }

    /** The first thing due by a time, or null. */
    Entry firstDue(long nowMillis) {
        return dues.isEmpty() || dues.first().atMillis() > nowMillis
                ? null
                : byKey.get(dues.first().key());
    }

    /** When the next open hold expires; {@link Hold#NEVER} if none does. */
    long nextExpiryMillis() {
        return expiries.isEmpty() ? Hold.NEVER : expiries.first().atMillis();
    }

    /** Whether so many more of an entry's kind are too many. */
    boolean isFullFor(Entry entry, int added) {
        if (entry instanceof Account) {
            return accounts + added > BookLimits.MAX_ACCOUNTS;
        }
        return entry instanceof Hold
                ? holds + added > BookLimits.MAX_HOLDS
                : entry instanceof DoneMark && done + added > BookLimits.MAX_DONE;
    }

    /** Every currency's sum of balances, modulo 2^64; a sum that is not 0 shows unless it is a multiple of 2^64. */
    SortedMap<String, Long> sums() {
        return Collections.unmodifiableSortedMap(sums);
    }

    Collection<Entry> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** Those whose key starts with two characters, in order of key. */
    Collection<Entry> startingWith(String prefix) {
        String next = prefix.substring(0, 1) + (char) (prefix.charAt(1) + 1);
        return Collections.unmodifiableCollection(byKey.subMap(prefix, next).values());
    }

    /** The keys changed since this was last asked, in order. */
    TreeSet<String> drainChanged() {
        TreeSet<String> drained = new TreeSet<>(changed);
        changed.clear();
        return drained;
    }

    private void tally(Entry entry, int sign) {
        if (entry == null) {
            return;
        }
        if (entry instanceof Account account) {
            accounts += sign;
            sums.merge(account.key().currency().code(), sign * account.posted(), Long::sum);
        } else if (entry instanceof Hold) {
            holds += sign;
        } else if (entry instanceof DoneMark) {
            done += sign;
        }
        long due = entry.dueMillis(retentionMillis);
        if (due != Entry.NOTHING_DUE) {
            Due at = new Due(due, entry.storeKey());
            follow(dues, at, sign);
            if (entry instanceof Hold hold && hold.isOpen()) {
                follow(expiries, at, sign);
            }
        }
    }

    private static void follow(TreeSet<Due> dues, Due due, int sign) {
        if (sign > 0) {
            dues.add(due);
        } else {
            dues.remove(due);
        }
    }
}
