package io.tallystick.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.ledger.audit.Operator.Draft;
import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.GenesisEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger of all kinds of entries, broken in every way. Its entries are named by their index in the comments of setUp. */
class LedgerAuditorTest {
    private static final String A = subjectOf(0, "a");
    private static final String FOREIGN = subjectOf(1, "a");

    private final TestNetwork network = new TestNetwork("audit", 2, "acme");
    private final TestDevice device = network.device("acme/s1");
    private PureLedger ledger;
    private List<byte[]> good;

    private static String subjectOf(int ledger, String prefix) {
        return IntStream.range(0, 99)
                .mapToObj(i -> prefix + i)
                .filter(s -> SubjectRouting.ledgerOf(s, 2) == ledger)
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void setUp() throws Exception {
        ledger = new PureLedger(network.genesis(), 0, io.tallystick.ledger.pipeline.LedgerSettings.DEFAULTS);
        send(1); // block 0: 0 genesis, 1 introduction, 2 event #1
        send(1).commit(); // 3 seal
        send(4).commit(); // block 1: 4 seal
        ledger.advance(Duration.ofSeconds(5)); // block 2: 5 gap #2-3, 6 event #4
        send(3).commit(); // 7 late event #3, 8 seal
        send(5); // block 3: 9 event #5
        ledger.accept("acme/s1", network.revocation("acme/s1", 2, TestNetwork.START)); // 10 gap #1, 11 revocation #2
        send(6).commit(); // 12 seal
        good = ledger.entryBytes();
        assertThat(good).hasSize(13);
        assertThat(ledger.audit(good)).hasSize(4);
    }

    private PureLedger send(long sequence) {
        return ledger.accept(A, device.envelope(A, sequence, sequence));
    }

    private LedgerInvalidException refused(List<byte[]> entries) {
        LedgerInvalidException e = catchThrowableOfType(LedgerInvalidException.class, () -> ledger.audit(entries));
        assertThat(e).as("an audit of a broken ledger").isNotNull();
        assertThat(e).hasMessageStartingWith("ledger 0, entry " + e.index() + " (block " + e.height() + "): ");
        return e;
    }

    private void refused(List<byte[]> entries, long index, String want) {
        LedgerInvalidException e = refused(entries);
        assertThat(e).hasMessageContaining(want);
        assertThat(e.index()).as(e.getMessage()).isEqualTo(index);
    }

    private int blockOf(int index) {
        return (int) ledger.blocks().stream().filter(b -> b.treeSize() <= index).count();
    }

    /**
     * What an operator only declares (where the input lay, the wall clock) shows in the next seal's previous root, or in the
     * checkpoint: hence the next block is named for some bits of a seal.
     */
    @Test
    void audit_anySingleBitFlipped_failsAtItsBlock() {
        for (int i = 0; i < good.size(); i++) {
            int index = i;
            boolean seal = good.get(i)[0] == EntryKind.SEAL.code();
            bits(good.get(i).length).parallel().forEach(bit -> {
                List<byte[]> broken = new ArrayList<>(good);
                broken.set(index, good.get(index).clone());
                broken.get(index)[bit / 8] ^= (byte) (1 << bit % 8);
                LedgerInvalidException e = refused(broken);
                assertThat((int) e.height())
                        .as("entry %d, bit %d: %s", index, bit, e.getMessage())
                        .isBetween(blockOf(index), blockOf(index) + (seal ? 1 : 0));
            });
        }
    }

    /** All bits; of the long entries, which are certificates mostly, one in each byte unless -Dflips=all is given. */
    private static IntStream bits(int bytes) {
        boolean all = bytes < 350 || "all".equals(System.getProperty("flips"));
        return all ? IntStream.range(0, 8 * bytes) : IntStream.range(0, bytes).map(at -> 8 * at + at * 5 % 8);
    }

    @Test
    void audit_anyEntryDroppedDoubledSwappedOrInserted_fails() {
        for (int i = 0; i < good.size(); i++) {
            List<byte[]> dropped = new ArrayList<>(good);
            dropped.remove(i);
            assertThat(refused(dropped).height()).as("without %d", i).isBetween((long) blockOf(i), blockOf(i) + 1L);
            List<byte[]> doubled = new ArrayList<>(good);
            doubled.add(i, good.get(i));
            assertThat(refused(doubled).height()).as("twice %d", i).isBetween((long) blockOf(i), blockOf(i) + 1L);
            for (int j = i + 1; j < good.size(); j++) {
                List<byte[]> swapped = new ArrayList<>(good);
                java.util.Collections.swap(swapped, i, j);
                assertThat(refused(swapped).height())
                        .as("%d and %d", i, j)
                        .isBetween((long) blockOf(i), blockOf(i) + 1L);
                List<byte[]> inserted = new ArrayList<>(good);
                inserted.add(i, good.get(j));
                refused(inserted);
            }
        }
    }

    @Test
    void audit_shortenedOrLengthened_isNotTheTreeThatWasSigned() {
        refused(good.subList(0, 9), 9, "checkpoint: want 13 entries, got 9, of which 9 in sealed blocks");
        refused(good.subList(0, 12), 9, "checkpoint: want 13 entries, got 12, of which 9 in sealed blocks");
        refused(List.of(), 0, "checkpoint: want 13 entries, got 0");
    }

    private interface Change {
        void on(List<Draft> blocks) throws Exception;
    }

    private List<byte[]> rewritten(Change change) throws Exception {
        List<Draft> drafts = Operator.drafts(good);
        change.on(drafts);
        return Operator.seal(network.genesis(), drafts);
    }

    private static EventEntry event(byte[] envelope) {
        return new EventEntry(false, TrustLevel.DEVICE, envelope);
    }

    @Test
    void operator_changesNothing_getsTheSameLedger() throws Exception {
        List<byte[]> again = rewritten(blocks -> {});
        for (int i = 0; i < good.size(); i++) {
            assertThat(again.get(i)).as("entry %d", i).isEqualTo(good.get(i));
        }
    }

    @Test
    void operator_altersEnvelopeOrSignerOrTrust_isFound() throws Exception {
        byte[] altered = device.envelope(A, 1, 1);
        altered[altered.length - 69] ^= 1;
        refused(rewritten(b -> b.get(0).entries().set(2, event(altered))), 2, "bad-signature");
        TestDevice forger = new TestDevice("acme/s1", network.device("acme/s2").signer(), List.of());
        refused(rewritten(b -> b.get(0).entries().set(2, event(forger.envelope(A, 1, 1, false)))), 2, "bad-signature");
        EventEntry gateway = new EventEntry(false, TrustLevel.GATEWAY, device.envelope(A, 1, 1));
        refused(rewritten(b -> b.get(0).entries().set(2, gateway)), 2, "trust: want DEVICE, got GATEWAY");
    }

    @Test
    void operator_liesAboutOrder_isFound() throws Exception {
        refused(
                rewritten(b -> b.get(0).entries().add(new GapEntry(1, 1, "acme/s1", A))),
                3,
                "want it to begin with 2, got 1");
        refused(rewritten(b -> b.get(2).entries().remove(0)), 5, "number 4 of acme/s1 on \"" + A + "\": want NEXT");
        refused(
                rewritten(b -> b.get(2).entries().set(2, event(device.envelope(A, 3, 3)))),
                7,
                "want NEXT (next is 5), got LATE");
        refused(
                rewritten(b ->
                        b.get(0).entries().set(2, new EventEntry(true, TrustLevel.DEVICE, device.envelope(A, 1, 1)))),
                2,
                "want LATE (next is 1), got NEXT");
        refused(
                rewritten(b -> b.get(0).entries().add(event(device.envelope(A, 1, 1)))),
                3,
                "want NEXT (next is 2), got DUPLICATE");
        refused(
                rewritten(b -> b.get(0).entries().add(event(device.envelope(A, 1, 9)))),
                3,
                "want NEXT (next is 2), got EQUIVOCATION");
    }

    @Test
    void operator_removesEvent_isFoundBySequenceOrCheckpoint() throws Exception {
        refused(rewritten(b -> b.get(0).entries().remove(2)), 2, "unsettled input: want 1");
        List<byte[]> hidden = rewritten(b -> {
            b.get(3).entries().remove(0);
            Seal s = b.get(3).seal();
            Seal.Declared declared = new Seal.Declared(2, 0, 0);
            b.set(
                    3,
                    new Draft(
                            b.get(3).entries(),
                            new Seal(
                                    s.height(),
                                    s.first(),
                                    s.timeMillis(),
                                    s.previousRoot(),
                                    s.counts(),
                                    declared,
                                    s.inputs(),
                                    s.stateDigest())));
        });
        refused(hidden, 12, "checkpoint: want 13 entries, got 12");
    }

    @Test
    void operator_misplacesIntroduction_isFound() throws Exception {
        refused(rewritten(b -> b.get(0).entries().remove(1)), 1, "want the introduction of acme/s1 before its event");
        refused(
                rewritten(b -> b.get(0).entries().add(1, b.get(0).entries().get(1))),
                2,
                "untrusted-certificate: certificate of acme/s1: want one newer");
        long at = TestNetwork.START.toEpochMilli() + 1;
        refused(
                rewritten(b -> b.get(0).entries().set(1, new IntroductionEntry(at, device.chain()))),
                1,
                "introduction time: want the ledger's clock " + (at - 1) + ", got " + at);
        IntroductionEntry foreign =
                new IntroductionEntry(at - 1, network.impostor("acme/s1").chain());
        List<byte[]> bytes = new ArrayList<>(good);
        bytes.set(1, foreign.encode());
        refused(bytes, 1, "untrusted-certificate");
    }

    @Test
    void operator_entersRevokedOrMisroutedOrControl_isFound() throws Exception {
        refused(rewritten(b -> b.get(3).entries().add(event(device.envelope(A, 6, 6)))), 12, "revoked: device acme/s1");
        refused(
                rewritten(b -> b.get(0).entries().add(event(device.envelope(FOREIGN, 1, 1)))),
                3,
                "misrouted: subject \"" + FOREIGN + "\": want ledger 1, got 0");
        byte[] revocation = network.revocation("acme/s1", 1, TestNetwork.START);
        refused(
                rewritten(b -> b.get(0).entries().add(event(revocation))),
                3,
                "want an event's envelope, got that of a control");
        refused(
                rewritten(b -> b.get(0).entries().add(new RevocationEntry(device.envelope(A, 2, 2)))),
                3,
                "want a revocation's envelope, got an event's");
    }

    @Test
    void operator_inventsGap_isFound() throws Exception {
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "acme/s2", A))),
                4,
                "acme/s2 was never introduced");
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "acme/s1", FOREIGN))),
                4,
                "misrouted: gap's subject");
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "globex", "acme/s1"))),
                4,
                "invalid-control: gap: globex has no control over acme/s1");
        refused(
                rewritten(b -> b.get(2).entries().add(0, new GapEntry(1, 9, "acme", "acme/s1"))),
                6,
                "the revocation that it made room for");
        refused(
                rewritten(b -> b.get(1).entries().add(new GapEntry(1, 9, "acme", "x"))),
                4,
                "invalid-control: gap's subject");
    }

    @Test
    void operator_beginsWithAnotherGenesis_isFound() throws Exception {
        String want = "leaf 0, and no other, must be the genesis of ledger 0 of 2, network.yaml "
                + HexFormat.of().formatHex(network.genesis().hash());
        GenesisEntry other = new GenesisEntry(0, 2, new byte[32]);
        refused(rewritten(b -> b.get(0).entries().set(0, other)), 0, want);
        GenesisEntry one = new GenesisEntry(1, 2, network.genesis().hash());
        refused(rewritten(b -> b.get(0).entries().set(0, one)), 0, want);
        refused(rewritten(b -> b.get(0).entries().remove(0)), 0, want);
        refused(rewritten(b -> b.get(0).entries().clear()), 0, want);
        refused(rewritten(b -> b.get(1).entries().add(b.get(0).entries().get(0))), 4, want);
    }

    @Test
    void seal_anyFieldChanged_isNamed() {
        String other = "ab".repeat(32);
        sealed(
                4,
                s -> copy(s, 9, s.first(), s.timeMillis(), s.previousRoot(), s.stateDigest()),
                "seal, height: want 1, got 9");
        sealed(
                4,
                s -> copy(s, 1, 9, s.timeMillis(), s.previousRoot(), s.stateDigest()),
                "seal, first index: want 4, got 9");
        sealed(4, s -> copy(s, 1, 4, 0, s.previousRoot(), s.stateDigest()), "seal time: want at least");
        sealed(4, s -> copy(s, 1, 4, s.timeMillis(), other, s.stateDigest()), "seal, previous root: want ");
        sealed(4, s -> copy(s, 1, 4, s.timeMillis(), s.previousRoot(), other), "seal, state digest: want ");
        String[] counts = {"introductions", "events", "late events", "gaps", "revocations"};
        for (int i = 0; i < counts.length; i++) {
            int at = 57 + 4 * i + 3;
            List<byte[]> broken = new ArrayList<>(good);
            byte[] seal = good.get(8).clone();
            seal[at] += 3;
            broken.set(8, seal);
            int count = good.get(8)[at];
            refused(broken, 8, "seal, " + counts[i] + ": want " + count + ", got " + (count + 3));
        }
        for (int i = 0; i < 3; i++) {
            List<byte[]> broken = new ArrayList<>(good);
            byte[] seal = good.get(8).clone();
            seal[77 + 4 * i + 3] += 1;
            broken.set(8, seal);
            refused(broken, 8, "unsettled input: want ");
        }
    }

    private void sealed(int index, UnaryOperator<Seal> change, String want) {
        List<byte[]> broken = new ArrayList<>(good);
        Seal seal = ledger.blocks().get(blockOf(index)).seal();
        broken.set(index, change.apply(seal).encode());
        refused(broken, index, want);
    }

    private static Seal copy(Seal s, long height, long first, long time, String previous, String state) {
        return new Seal(height, first, time, previous, s.counts(), s.declared(), s.inputs(), state);
    }

    @Test
    void audit_entriesWithoutSeal_areBounded() {
        LedgerAuditor auditor = new LedgerAuditor(network.genesis(), 0, SignatureVerifiers.best(), block -> {});
        byte[] large = new EventEntry(false, TrustLevel.DEVICE, new byte[60_000]).encode();
        LedgerInvalidException e = catchThrowableOfType(LedgerInvalidException.class, () -> {
            for (int i = 0; i < 1_000; i++) {
                auditor.feed(large, 0, large.length);
            }
        });
        assertThat(e).hasMessageContaining("block: want a seal after at most 65536 entries and 950000 bytes, got 16");
        assertThat(auditor.fed()).isLessThanOrEqualTo(BlockLimits.MAX_BYTES / large.length + 1);
        assertThat(LedgerEntry.MAX_BYTES).isEqualTo(65_535);
    }
}
