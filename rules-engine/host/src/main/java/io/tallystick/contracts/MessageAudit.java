package io.tallystick.contracts;

import io.tallystick.contracts.json.JsonDigest;
import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Compares what ledgers received with what the others sent. A ledger's own replay cannot tell whether a message that it entered was ever
 * sent: who has both ledgers can. Each ledger's entries are fed after they were audited.
 */
public final class MessageAudit {
    private record Letter(int from, int to, long sequence) implements Comparable<Letter> {
        @Override
        public int compareTo(Letter other) {
            int order = Integer.compare(from, other.from);
            order = order != 0 ? order : Integer.compare(to, other.to);
            return order != 0 ? order : Long.compare(sequence, other.sequence);
        }
    }

    private record Seen(long index, String digest, long entry) {}

    private final TreeMap<Letter, Seen> sent = new TreeMap<>();
    private final TreeMap<Letter, Seen> received = new TreeMap<>();

    /**
     * Takes one entry of one ledger.
     *
     * @param index the entry's
     * @throws MalformedEntryException if it is no entry
     * @throws MalformedOutcomeException if it is an outcome that no contract host writes
     */
    public void feed(int ledger, long index, byte[] bytes) throws MalformedEntryException, MalformedOutcomeException {
        LedgerEntry entry = LedgerEntry.decode(bytes);
        if (entry instanceof OutcomeEntry outcome) {
            for (Dispatch dispatch : OutcomeCodec.decode(outcome.body()).sent()) {
                sent.put(
                        new Letter(ledger, dispatch.to(), dispatch.sequence()),
                        new Seen(index, digest(dispatch.body()), index));
            }
        } else if (entry instanceof MessageEntry message) {
            received.put(
                    new Letter(message.from(), ledger, message.sequence()),
                    new Seen(message.index(), digest(message.body()), index));
        }
    }

    /**
     * What does not fit, in order of ledgers and numbers, each naming both ledgers and both indexes; empty if all messages that were received
     * were sent so.
     *
     * @param complete whether all entries of the sending ledgers up to the present were fed
     */
    public List<String> differences(boolean complete) {
        List<String> differences = new ArrayList<>();
        received.forEach((letter, got) -> {
            Seen want = sent.get(letter);
            String where = "message " + letter.sequence() + " from ledger " + letter.from() + " to ledger "
                    + letter.to() + " (entry " + got.entry() + "): ";
            if (want == null) {
                if (complete) {
                    differences.add(where + "want one that ledger " + letter.from() + " sent, got one that it did not");
                }
            } else if (want.index() != got.index() || !want.digest().equals(got.digest())) {
                differences.add(where + "want outcome " + want.index() + " with content " + want.digest()
                        + ", got outcome " + got.index() + " with content " + got.digest());
            }
        });
        return differences;
    }

    /** How many messages are on their way: sent, and not received by the ledgers that were fed. */
    public long underway() {
        return sent.keySet().stream()
                .filter(letter -> !received.containsKey(letter))
                .count();
    }

    private static String digest(byte[] body) {
        return HexFormat.of().formatHex(JsonDigest.sha256(body));
    }
}
