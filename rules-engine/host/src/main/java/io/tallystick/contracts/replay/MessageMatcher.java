package io.tallystick.contracts.replay;

import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.ledger.crypto.Sha256;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Matches what ledgers received with what the others sent. A ledger's own replay cannot tell whether a message was ever sent; who has
 * both ledgers can. Keeps only what has no match yet. Takes both sides in any order, from several threads.
 */
final class MessageMatcher {
    /** One side of a message. {@code entry}: where it was received, else -1. */
    private record Side(long outcome, byte[] digest, long entry, Money money) {}

    private final TreeMap<Letter, Side> sent = new TreeMap<>();
    private final TreeMap<Letter, Side> received = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long matched;

    synchronized void sent(int ledger, long index, Dispatch dispatch) {
        Letter letter = new Letter(ledger, dispatch.to(), dispatch.sequence());
        Side side = new Side(index, Sha256.digest(dispatch.body()), -1, money(dispatch.body()));
        Side other = received.remove(letter);
        if (other == null) {
            sent.put(letter, side);
        } else {
            match(letter, side, other);
        }
    }

    synchronized void received(int ledger, long index, MessageEntry message) {
        Letter letter = new Letter(message.from(), ledger, message.sequence());
        Side side = new Side(message.index(), Sha256.digest(message.body()), index, money(message.body()));
        Side other = sent.remove(letter);
        if (other == null) {
            received.put(letter, side);
        } else {
            match(letter, other, side);
        }
    }

    private void match(Letter letter, Side sender, Side receiver) {
        matched++;
        if (sender.outcome != receiver.outcome) {
            found(letter, receiver, "sent by its outcome " + sender.outcome + ", got outcome " + receiver.outcome);
        } else if (!Arrays.equals(sender.digest, receiver.digest)) {
            found(letter, receiver, "as its outcome " + sender.outcome + " says it, got other content");
        }
    }

    private void found(Letter letter, Side receiver, String problem) {
        findings.add(new Finding(
                letter.to(),
                receiver.entry,
                "ledger " + letter.to() + ", entry " + receiver.entry + ": " + letter + ": want it " + problem));
    }

    synchronized long matched() {
        return matched;
    }

    /** What was sent and not received. */
    synchronized List<UnderWay> underWay() {
        List<UnderWay> all = new ArrayList<>();
        sent.forEach((letter, side) -> all.add(new UnderWay(letter, side.outcome, side.money)));
        return all;
    }

    /**
     * What was received of senders whose entries do not go so far.
     *
     * @param sizes how many entries of each ledger were seen
     */
    synchronized List<UnderWay> early(long[] sizes) {
        List<UnderWay> all = new ArrayList<>();
        received.forEach((letter, side) -> {
            if (side.outcome >= sizes[letter.from()]) {
                all.add(new UnderWay(letter, side.outcome, side.money));
            }
        });
        return all;
    }

    /** What does not fit, by ledger and entry: received otherwise than sent, or never sent. */
    synchronized List<Finding> findings(long[] sizes) {
        List<Finding> all = new ArrayList<>(findings);
        received.forEach((letter, side) -> {
            if (side.outcome < sizes[letter.from()]) {
                all.add(new Finding(
                        letter.to(),
                        side.entry,
                        "ledger " + letter.to() + ", entry " + side.entry + ": " + letter
                                + ": want one that was sent, got one that entry " + side.outcome + " of ledger "
                                + letter.from() + " did not send"));
            }
        });
        // Matches were made in the order in which threads came; what is said of them hangs on the ledgers alone.
        all.sort(Comparator.comparingInt(Finding::ledger)
                .thenComparingLong(Finding::index)
                .thenComparing(Finding::problem));
        return all;
    }

    /** What a body carries, or null; one that cannot be read carries nothing, and the receiver has refused it on record. */
    private static Money money(byte[] body) {
        try {
            return MessageBody.decode(body) instanceof MessageBody.Credit credit
                    ? credit.message().amount()
                    : null;
        } catch (MalformedOutcomeException e) {
            return null;
        }
    }
}
