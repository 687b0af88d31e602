package io.tallystick.contracts.replay;

/**
 * A message's name: each ledger numbers what it sends to each ledger 1, 2, 3 and so on.
 *
 * @param from the sending ledger
 * @param to the receiving one
 * @param sequence from 1
 */
public record Letter(int from, int to, long sequence) implements Comparable<Letter> {
    @Override
    public int compareTo(Letter other) {
        int order = Integer.compare(from, other.from);
        order = order == 0 ? Integer.compare(to, other.to) : order;
        return order == 0 ? Long.compare(sequence, other.sequence) : order;
    }

    @Override
    public String toString() {
        return "message " + sequence + " from ledger " + from + " to ledger " + to;
    }
}
