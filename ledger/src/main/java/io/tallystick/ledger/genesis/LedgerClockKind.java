package io.tallystick.ledger.genesis;

/** What the time of a ledger's seals is. */
public enum LedgerClockKind {
    /** The wall clock of the application that seals. */
    WALL("wall"),
    /** The highest event time seen: for replays of recorded data and tests. */
    EVENT("event");

    private final String text;

    LedgerClockKind(String text) {
        this.text = text;
    }

    /** As written in network.yaml. */
    public String text() {
        return text;
    }
}
