package io.tallystick.quickstart.demo;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.ExpectedCounts;
import io.tallystick.quickstart.fleet.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Holds what the fleet sent against what the ledgers show: every count must be equal. */
final class Reckoning {
    /** One count. */
    record Line(String what, long expected, long found) {
        boolean holds() {
            return expected == found;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<FieldLine> fields = new ArrayList<>();

    /**
     * @param expectation the fleet's books
     * @param audited the sums over all ledgers, as the audit of the exported files found them
     * @param refusals what is in the topic of refusals
     * @param visitors what visitors published
     * @param aftermath what the clock alone brought about after scenes, as their contracts run again show it
     */
    Reckoning(Expectation expectation, AuditCounts audited, Refusals refusals, VisitorBooks visitors, Tally aftermath) {
        ExpectedCounts counts = expectation.counts();
        BusinessBooks business = expectation.business();
        long messages = business.tally().messages() + aftermath.messages();
        long refused =
                refusals.ofFleet().values().stream().mapToLong(Long::longValue).sum();
        add(
                "records read by the ledgers",
                counts.sent()
                        - expectation.stoppedBefore()
                        + expectation.revocations()
                        + business.says()
                        + business.controls()
                        + messages
                        + visitors.signed(),
                audited.records());
        add("accepted, in the ledgers", counts.accepted() + business.says() + visitors.accepted(), audited.events());
        add("duplicates dropped", counts.duplicates(), audited.duplicates());
        add(
                "refused, by the seals",
                counts.rejected() - expectation.stoppedBefore() + visitors.refusedByLedgers(),
                audited.rejected());
        add("refused, kept with reason", counts.rejected(), refused);
        for (String reason : reasons(counts, refusals.ofFleet())) {
            add(
                    "  " + reason,
                    counts.rejectedByReason().getOrDefault(reason, 0L),
                    refusals.ofFleet().getOrDefault(reason, 0L));
        }
        add("gaps entered", counts.gapEntries(), audited.gaps());
        add("late", 0, audited.late());
        add(
                "introductions",
                expectation.introductions() + business.introductions() + visitors.introductions(),
                audited.introductions());
        add("revocations", expectation.revocations(), audited.revocations());
        add("organisations' signatures on contracts", business.controls(), audited.activations());
        add("messages between ledgers", messages, audited.messages());
        add("still waiting", 0, audited.unsettled());
        add(
                "sent = accepted + refused + duplicates",
                counts.sent() + business.says() + visitors.accepted(),
                audited.events() + refused + audited.duplicates());
    }

    /**
     * Adds what came of the business.
     *
     * @param replayed the exported ledgers, everything in them done again
     * @param topics what is in the topics of alerts and settlements
     */
    Reckoning business(BusinessBooks books, OutsideReplay replayed, BusinessTopics topics) {
        add(
                "contracts in force, in all ledgers",
                books.activations(),
                replayed.results().activated());
        add("documents refused", 0, replayed.results().refused().size());
        Tally want = books.tally();
        Tally got = books.scenes().keySet().stream()
                .map(replayed.results()::of)
                .reduce(replayed.results().strays(), Tally::plus);
        add("contracts opened", want.opened(), got.opened());
        add("alerts raised", want.raised(), got.raised());
        add("money moved by contracts", want.settled(), got.settled());
        add("commands to devices", want.commands(), got.commands());
        add("consents and owners changed", want.rights(), got.rights());
        for (Field field : Field.values()) {
            fields.add(FieldLine.of(field, books, replayed.results()));
        }
        long aftermath = replayed.results().aftermath().records();
        add("records of alerts and of money", want.records() + aftermath, topics.records());
        add("  proved by the ledgers' outcomes", topics.records(), topics.proved(replayed.records()));
        add("  that the ledgers' outcomes make", replayed.records().size(), topics.records());
        money(replayed, topics);
        return this;
    }

    private void money(OutsideReplay replayed, BusinessTopics topics) {
        Map<Account, Long> balances = topics.balances();
        topics.issued().forEach((currency, issued) -> {
            long sum = balances.entrySet().stream()
                    .filter(account -> account.getKey().currency().equals(currency))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            add(currency + " cents issued = sum of all accounts", issued, sum);
        });
        Map<Account, Long> ofLedgers = replayed.balances();
        long agreeing = ofLedgers.entrySet().stream()
                .filter(account -> account.getValue().equals(balances.getOrDefault(account.getKey(), 0L)))
                .count();
        add("accounts, by the records and by the ledgers", ofLedgers.size(), agreeing);
    }

    /** The fields' business. */
    List<FieldLine> fields() {
        return List.copyOf(fields);
    }

    private static TreeSet<String> reasons(ExpectedCounts counts, Map<String, Long> rejected) {
        TreeSet<String> reasons = new TreeSet<>(counts.rejectedByReason().keySet());
        reasons.addAll(rejected.keySet());
        return reasons;
    }

    private void add(String what, long expected, long found) {
        lines.add(new Line(what, expected, found));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    boolean holds() {
        return lines.stream().allMatch(Line::holds) && fields.stream().allMatch(FieldLine::holds);
    }
}
