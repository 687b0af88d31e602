package io.tallystick.quickstart.business;

import java.util.stream.Stream;

/**
 * What comes of what was said.
 *
 * @param opened instances of contracts
 * @param raised records of alerts that are raised
 * @param changed records of alerts that are acknowledged, updated or cleared
 * @param settled records of money that contracts move: set aside, paid, freed
 * @param paid of these, what was paid
 * @param funded records of money that is issued, both legs where it goes to another ledger
 * @param messages that one ledger sends to another, or to itself
 * @param commands to devices
 * @param rights consents given or taken back, and subjects that changed their owner
 */
public record Tally(
        long opened,
        long raised,
        long changed,
        long settled,
        Sums paid,
        long funded,
        long messages,
        long commands,
        long rights) {
    /** Nothing. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, Sums.NONE, 0, 0, 0, 0);

    /** One instance opened, and nothing else. */
    public static Tally opening() {
        return new Tally(1, 0, 0, 0, Sums.NONE, 0, 0, 0, 0);
    }

    /** Alerts only. */
    public static Tally alerts(long raised, long changed) {
        return new Tally(0, raised, changed, 0, Sums.NONE, 0, 0, 0, 0);
    }

    /** Money that contracts set aside or free. */
    public static Tally money(long settled) {
        return new Tally(0, 0, 0, settled, Sums.NONE, 0, 0, 0, 0);
    }

    /** Money that contracts pay: amounts such as {@code EUR 12.50}. */
    public static Tally paid(String... amounts) {
        return paid(amounts.length, Stream.of(amounts).map(Sums::parse).reduce(Sums.NONE, Sums::plus));
    }

    static Tally paid(long payments, Sums paid) {
        return new Tally(0, 0, 0, payments, paid, 0, 0, 0, 0);
    }

    /** Money that is issued to be spent in its home, or away. */
    public static Tally funding(boolean away) {
        return new Tally(0, 0, 0, 0, Sums.NONE, away ? 2 : 1, away ? 1 : 0, 0, 0);
    }

    /** One record of money that is issued. */
    static Tally fundingLeg() {
        return new Tally(0, 0, 0, 0, Sums.NONE, 1, 0, 0, 0);
    }

    /** Messages of contracts only. */
    public static Tally mail(long messages) {
        return new Tally(0, 0, 0, 0, Sums.NONE, 0, messages, 0, 0);
    }

    /** Commands only. */
    public static Tally commands(long commands) {
        return new Tally(0, 0, 0, 0, Sums.NONE, 0, 0, commands, 0);
    }

    /** Consents and owners only. */
    public static Tally rights(long rights) {
        return new Tally(0, 0, 0, 0, Sums.NONE, 0, 0, 0, rights);
    }

    /** The sum. */
    public Tally plus(Tally other) {
        return new Tally(
                opened + other.opened,
                raised + other.raised,
                changed + other.changed,
                settled + other.settled,
                paid.plus(other.paid),
                funded + other.funded,
                messages + other.messages,
                commands + other.commands,
                rights + other.rights);
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
                && paid.reaches(wanted.paid)
                && funded >= wanted.funded
                && messages >= wanted.messages
                && commands >= wanted.commands
                && rights >= wanted.rights;
    }
}
