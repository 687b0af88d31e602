package io.tallystick.quickstart.business;

/**
 * What comes of what was said.
 *
 * @param opened instances of contracts
 * @param raised records of alerts that are raised
 * @param changed records of alerts that are acknowledged, updated or cleared
 * @param settled records of money that contracts move
 * @param funded records of money that is issued, both legs where it goes to another ledger
 * @param messages that one ledger sends to another, or to itself
 */
public record Tally(long opened, long raised, long changed, long settled, long funded, long messages) {
    /** Nothing. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    /** One instance opened, and nothing else. */
    static Tally opening() {
        return new Tally(1, 0, 0, 0, 0, 0);
    }

    /** Alerts only. */
    static Tally alerts(long raised, long changed) {
        return new Tally(0, raised, changed, 0, 0, 0);
    }

    /** Money of contracts only. */
    static Tally money(long settled) {
        return new Tally(0, 0, 0, settled, 0, 0);
    }

    /** Messages of contracts only. */
    static Tally mail(long messages) {
        return new Tally(0, 0, 0, 0, 0, messages);
    }

    /** The sum. */
    public Tally plus(Tally other) {
        return new Tally(
                opened + other.opened,
                raised + other.raised,
                changed + other.changed,
                settled + other.settled,
                funded + other.funded,
                messages + other.messages);
    }

    /** How many records that makes for the topics of alerts and settlements. */
    public long records() {
        return raised + changed + settled + funded;
    }

    /** Whether nothing is less than it should be. */
    boolean reaches(Tally wanted) {
        return opened >= wanted.opened
                && raised >= wanted.raised
                && changed >= wanted.changed
                && settled >= wanted.settled
                && funded >= wanted.funded
                && messages >= wanted.messages;
    }
}
