package io.tallystick.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.ledger.audit.Operator.Draft;
import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outcomes changed by an operator who seals the ledger again: found by who runs the contracts, and only by them. */
class OutcomeAuditTest {
    private interface Change {
        void on(List<LedgerEntry> block) throws Exception;
    }

    private final TestNetwork network = new TestNetwork("outcomes", 2, "acme");
    private final TestDevice device = network.device("acme/s1");
    private final PureLedger ledger =
            new PureLedger(network.genesis(), 0, LedgerSettings.DEFAULTS, CountingContracts.factory());
    private List<byte[]> good;

    @BeforeEach
    void setUp() throws Exception {
        String subject = AuditedSample.A;
        ledger.accept(subject, device.envelope(subject, 1, 1)); // block 0: 0 genesis, 1 introduction, 2 event
        ledger.accept( // 3 activation, 4 seal
                        "contract/counting", network.contract("acme", "contract/counting", 1, TestNetwork.START, "{}"))
                .commit();
        ledger.accept(subject, device.envelope(subject, 2, 2)); // block 1: 5 event, 6 outcome
        ledger.receive(1, 1, 7, new byte[] {1}); // 7 message, 8 outcome
        ledger.receive(1, 2, 8, new byte[] {2}).commit(); // 9 message, 10 outcome, 11 statement, 12 seal
        ledger.advance(Duration.ofSeconds(10)).commit(); // block 2: 13 timer, 14 statement, 15 seal
        good = ledger.entryBytes();
        assertThat(good).hasSize(16);
        assertThat(ledger.audit(good)).hasSize(3);
    }

    private List<byte[]> rewritten(int block, Change change) throws Exception {
        List<Draft> drafts = Operator.drafts(good);
        change.on(drafts.get(block).entries());
        return Operator.seal(network.genesis(), drafts);
    }

    private void refused(List<byte[]> entries, long index, String want) {
        LedgerInvalidException e = catchThrowableOfType(LedgerInvalidException.class, () -> ledger.audit(entries));
        assertThat(e).isNotNull();
        assertThat(e).hasMessageContaining(want);
        assertThat(e.index()).as(e.getMessage()).isEqualTo(index);
    }

    private static OutcomeEntry outcome(String what, String subject, long count, long last) {
        CborWriter body = new CborWriter(64).map(6);
        body.integer(1).text(what).integer(2).text(subject).integer(3).integer(count);
        body.integer(4).integer(TestNetwork.START.toEpochMilli()).integer(5).integer(last);
        return new OutcomeEntry(body.integer(6).bytes(new byte[0]).toByteArray());
    }

    @Test
    void operator_altersOutcome_isShownWhereItParts() throws Exception {
        assertThat(ledger.entries().get(6)).isEqualTo(outcome("event", AuditedSample.A, 1, 0));
        refused(
                rewritten(1, b -> b.set(1, outcome("event", AuditedSample.A, 2, 0))),
                6,
                "outcome: want {1: \"event\", 2: \"" + AuditedSample.A + "\", 3: 1, 4: ");
        refused(
                rewritten(1, b -> b.set(1, outcome("event", AuditedSample.A, 2, 0))),
                6,
                ", got {1: \"event\", 2: \"" + AuditedSample.A + "\", 3: 2, 4: ");
    }

    @Test
    void operator_leavesOutcomeOut_isFound() throws Exception {
        refused(rewritten(1, b -> b.remove(1)), 6, "want the outcome {1: \"event\"");
        refused(rewritten(1, b -> b.remove(1)), 6, ", got MESSAGE");
        refused(rewritten(1, b -> b.remove(5)), 10, "outcome: want {1: \"message\"");
        refused(rewritten(1, b -> b.remove(6)), 11, "want the outcome {1: \"statement\"");
        refused(rewritten(1, b -> b.remove(6)), 11, ", got SEAL");
        refused(rewritten(2, b -> b.clear()), 13, "want the outcome {1: \"timer\"");
    }

    @Test
    void operator_addsOrMovesOutcome_isFound() throws Exception {
        OutcomeEntry more = outcome("event", "b", 1, 0);
        refused(rewritten(0, b -> b.add(more)), 4, "want no outcome here, got the outcome {1: \"event\", 2: \"b\"");
        refused(rewritten(1, b -> b.add(0, more)), 5, "want no outcome here");
        refused(rewritten(1, b -> b.add(more)), 12, "want no outcome here");
        refused(rewritten(1, b -> b.add(2, b.get(6))), 7, "outcome: want {1: \"statement\"");
        refused(rewritten(1, b -> Collections.swap(b, 3, 5)), 8, "outcome: want {1: \"message\"");
        refused(rewritten(2, b -> b.add(0, b.remove(1))), 13, "outcome: want {1: \"timer\"");
        refused(rewritten(2, b -> b.add(new MessageEntry(1, 3, 9, new byte[] {1}))), 15, "got MESSAGE");
    }

    @Test
    void operator_doublesSkipsOrInventsMessage_isFound() throws Exception {
        refused(
                rewritten(1, b -> b.set(2, new MessageEntry(1, 2, 7, new byte[] {1}))),
                7,
                "out-of-sequence: message from ledger 1: want number 1, got 2");
        refused(
                rewritten(1, b -> b.set(4, new MessageEntry(1, 1, 7, new byte[] {1}))),
                9,
                "message from ledger 1: want number 2, got 1, which was entered before");
        refused(
                rewritten(1, b -> b.set(2, new MessageEntry(2, 1, 7, new byte[] {1}))),
                7,
                "malformed: message: want it from a ledger below 2, got ledger 2");
    }

    @Test
    void auditor_withoutContracts_takesAnyOutcomeAndCounts() throws Exception {
        List<byte[]> altered = rewritten(1, b -> b.set(1, outcome("event", "b", 77, 0)));
        LedgerAuditor auditor = new LedgerAuditor(network.genesis(), 0, SignatureVerifiers.best(), block -> {});
        for (byte[] entry : altered) {
            auditor.feed(entry, 0, entry.length);
        }
        assertThat(auditor.size()).isEqualTo(16);
        AuditCounts counts = auditor.counts();
        assertThat(List.of(counts.activations(), counts.outcomes(), counts.messages()))
                .containsExactly(1L, 6L, 2L);
    }

    /** An operator may not choose where the seal comes amid outcomes, for their indexes depend on it. */
    @Test
    void operator_sealsElsewhereAmidOutcomes_isFound() throws Exception {
        String burst = CountingContracts.BURST;
        TestNetwork one = new TestNetwork("burst", 1, "acme");
        PureLedger bursting = new PureLedger(one.genesis(), 0, LedgerSettings.DEFAULTS, CountingContracts.factory());
        bursting.accept("contract/c", one.contract("acme", "contract/c", 1, TestNetwork.START, "{}"));
        bursting.accept(burst, one.device("acme/s1").envelope(burst, 1, 1)).commit();
        List<Draft> drafts = Operator.drafts(bursting.entryBytes());
        assertThat(drafts).hasSize(3);
        List<LedgerEntry> first = drafts.get(0).entries();
        drafts.get(1).entries().add(0, first.remove(first.size() - 1));
        List<byte[]> earlier = Operator.seal(one.genesis(), drafts);
        LedgerInvalidException e = catchThrowableOfType(LedgerInvalidException.class, () -> bursting.audit(earlier));
        assertThat(e).hasMessageContaining("want the outcome {1: \"burst\"").hasMessageContaining(", got SEAL");
        drafts = new ArrayList<>(Operator.drafts(bursting.entryBytes()));
        drafts.get(0).entries().add(drafts.get(1).entries().remove(0));
        List<byte[]> later = Operator.seal(one.genesis(), drafts);
        e = catchThrowableOfType(LedgerInvalidException.class, () -> bursting.audit(later));
        assertThat(e).hasMessageContaining("want SEAL, the block having no room for the next outcome, got the outcome");
    }
}
