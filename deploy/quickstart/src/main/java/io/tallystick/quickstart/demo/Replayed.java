package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Results;
import io.tallystick.topology.outcome.OutgoingRecord;
import java.util.List;
import java.util.Map;

/**
 * What the exported ledgers came to when everything in them was done again.
 *
 * @param results of the business, scene by scene
 * @param records that the outcomes make for the topics of alerts and settlements, by effect id
 * @param balances of the organisations, each with its currency, over all ledgers
 * @param defects where a ledger does not come to what it says, or received what no other sent
 */
record Replayed(
        Results results, Map<String, OutgoingRecord> records, Map<Account, Long> balances, List<String> defects) {
    /** An organisation's money of one currency, wherever it is. */
    record Account(String organisation, String currency) implements Comparable<Account> {
        @Override
        public int compareTo(Account other) {
            int order = currency.compareTo(other.currency);
            return order != 0 ? order : organisation.compareTo(other.organisation);
        }
    }
}
