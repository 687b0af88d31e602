package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerPipelineTest {
    private static final String SUBJECT = "shipment-1";

    private final TestNetwork network = new TestNetwork("pipeline", 1, "acme", "globex");
    private final TestDevice device = network.device("acme/s1");
    private final PureLedger ledger = new PureLedger(network);

    /** Whatever a test did, the ledger that came of it must stand up to an audit. */
    @AfterEach
    void audit() throws Exception {
        ledger.commit();
        assertThat(ledger.audit()).hasSameSizeAs(ledger.blocks());
    }

    private List<EntryKind> kinds() {
        ledger.commit();
        return ledger.entries().stream()
                .map(LedgerEntry::kind)
                .filter(kind -> kind != EntryKind.SEAL && kind != EntryKind.GENESIS)
                .toList();
    }

    private long declared(java.util.function.ToLongFunction<io.tallystick.ledger.entry.Seal.Declared> field) {
        ledger.commit();
        return ledger.blocks().stream()
                .mapToLong(b -> field.applyAsLong(b.seal().declared()))
                .sum();
    }

    private PureLedger send(long sequence) {
        return ledger.accept(SUBJECT, device.envelope(SUBJECT, sequence, sequence));
    }

    @Test
    void accept_firstEnvelope_introducesDeviceThenEntersEvent() {
        send(1);
        assertThat(kinds()).containsExactly(EntryKind.INTRODUCTION, EntryKind.EVENT);
        assertThat(ledger.reasons()).isEmpty();
    }

    @Test
    void accept_es256Device_isEntered() {
        TestDevice es256 = network.device(
                "acme/s9",
                SignatureAlgorithm.ES256,
                TestNetwork.START.minusSeconds(9),
                TestNetwork.START.plusSeconds(9));
        ledger.accept(SUBJECT, es256.envelope(SUBJECT, 1, 4));
        assertThat(kinds()).containsExactly(EntryKind.INTRODUCTION, EntryKind.EVENT);
    }

    @Test
    void accept_copy_isDroppedAndCounted() {
        send(1).accept(SUBJECT, device.envelope(SUBJECT, 1, 1));
        assertThat(declared(d -> d.duplicates())).isEqualTo(1);
        assertThat(kinds()).containsExactly(EntryKind.INTRODUCTION, EntryKind.EVENT);
    }

    @Test
    void accept_sameWordSignedTwice_isACopyNotAnEquivocation() {
        Instant from = TestNetwork.START.minusSeconds(9);
        TestDevice es256 = network.device("acme/s8", SignatureAlgorithm.ES256, from, from.plusSeconds(99));
        byte[] once = es256.envelope(SUBJECT, 1, 4);
        byte[] highS = HighS.flip(once);
        assertThat(highS).isNotEqualTo(once);
        ledger.accept(SUBJECT, once).accept(SUBJECT, highS);
        assertThat(ledger.reasons()).isEmpty();
        assertThat(declared(d -> d.duplicates())).isEqualTo(1);
    }

    @Test
    void accept_sameNumberOtherContent_isEquivocation() {
        send(1).accept(SUBJECT, device.envelope(SUBJECT, 1, 99));
        assertThat(ledger.reasons()).containsExactly("equivocation");
    }

    @Test
    void accept_numberBeforeTheWindow_isStale() {
        for (long n = 1; n <= 20; n++) {
            send(n);
        }
        send(4);
        assertThat(declared(d -> d.duplicates())).isZero();
        assertThat(ledger.reasons()).containsExactly("stale-sequence");
        send(5);
        assertThat(declared(d -> d.duplicates())).isEqualTo(1);
    }

    @Test
    void accept_outOfOrder_isEnteredInOrder() {
        send(1);
        send(4);
        send(3);
        assertThat(declared(d -> d.unsettled())).isEqualTo(2);
        send(2);
        ledger.commit();
        assertThat(sequences()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(ledger.blocks()
                        .get(ledger.blocks().size() - 1)
                        .seal()
                        .declared()
                        .unsettled())
                .isZero();
    }

    private List<Long> sequences() {
        return ledger.entries().stream()
                .filter(EventEntry.class::isInstance)
                .map(e -> Envelope.of((EventEntry) e).sequence())
                .toList();
    }

    @Test
    void accept_earlyEnvelopeTwice_isACopyAndWithOtherContentAnEquivocation() {
        send(1);
        send(3);
        send(3);
        ledger.accept(SUBJECT, device.envelope(SUBJECT, 3, 99));
        assertThat(ledger.reasons()).containsExactly("equivocation");
        assertThat(declared(d -> d.duplicates())).isEqualTo(1);
    }

    @Test
    void tick_gapNotFilledInTime_isEnteredAsGapAndTheWaitingAreReleased() {
        send(1);
        send(4);
        ledger.commit().advance(Duration.ofMillis(4_999));
        assertThat(kinds()).doesNotContain(EntryKind.GAP);
        ledger.advance(Duration.ofMillis(1));
        assertThat(kinds()).containsExactly(EntryKind.INTRODUCTION, EntryKind.EVENT, EntryKind.GAP, EntryKind.EVENT);
        assertThat(ledger.entries()).contains(new GapEntry(2, 3, "acme/s1", SUBJECT));
    }

    @Test
    void accept_latecomer_isEnteredAsLateOnce() {
        send(1);
        send(4);
        ledger.commit().advance(Duration.ofSeconds(5));
        send(3);
        send(3);
        ledger.accept(SUBJECT, device.envelope(SUBJECT, 3, 99));
        ledger.commit();
        List<EventEntry> late = ledger.entries().stream()
                .filter(EventEntry.class::isInstance)
                .map(EventEntry.class::cast)
                .filter(EventEntry::late)
                .toList();
        assertThat(late).hasSize(1);
        assertThat(Envelope.of(late.get(0)).sequence()).isEqualTo(3);
        assertThat(declared(d -> d.duplicates())).isEqualTo(1);
        assertThat(ledger.reasons()).containsExactly("equivocation");
    }

    @Test
    void accept_moreEarlyOnesThanTheBuffer_givesUpTheGap() {
        send(1);
        for (long n = 3; n <= 3 + OrderSettings.DEFAULTS.maxHeldPerStream(); n++) {
            send(n);
        }
        ledger.commit();
        assertThat(ledger.entries()).contains(new GapEntry(2, 2, "acme/s1", SUBJECT));
        assertThat(sequences()).hasSize(OrderSettings.DEFAULTS.maxHeldPerStream() + 2);
    }

    @Test
    void restart_withHeldEnvelopes_losesNone() {
        send(1);
        send(3);
        ledger.commit().restart();
        send(2);
        ledger.commit();
        assertThat(sequences()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void accept_unknownDeviceWithoutChain_isRejected() {
        ledger.accept(SUBJECT, device.envelope(SUBJECT, 1, 1, false));
        assertThat(ledger.reasons()).containsExactly("unknown-device");
    }

    @Test
    void accept_chainOfUnknownCa_isRejected() {
        ledger.accept(SUBJECT, network.impostor("acme/s1").envelope(SUBJECT, 1, 1));
        ledger.accept(SUBJECT, network.impostor("evilcorp/s1").envelope(SUBJECT, 1, 1));
        assertThat(ledger.reasons()).containsExactly("untrusted-certificate", "untrusted-certificate");
    }

    @Test
    void accept_expiredCertificate_isRejectedAlsoAfterIntroduction() {
        Instant from = TestNetwork.START.minusSeconds(100);
        TestDevice brief = network.device("acme/brief", SignatureAlgorithm.ED25519, from, from.plusSeconds(110));
        ledger.accept(SUBJECT, brief.envelope(SUBJECT, 1, 1));
        ledger.commit().advance(Duration.ofSeconds(11)).accept(SUBJECT, brief.envelope(SUBJECT, 2, 1));
        TestDevice expired = network.device("acme/old", SignatureAlgorithm.ED25519, from, from.plusSeconds(50));
        ledger.accept(SUBJECT, expired.envelope(SUBJECT, 1, 1));
        assertThat(ledger.reasons()).containsExactly("untrusted-certificate", "untrusted-certificate");
    }

    @Test
    void accept_chainOfOtherDevice_isRejected() {
        TestDevice other = network.device("acme/s2");
        TestDevice posing = new TestDevice("acme/s1", other.signer(), other.chain());
        ledger.accept(SUBJECT, posing.envelope(SUBJECT, 1, 1));
        assertThat(ledger.reasons()).containsExactly("untrusted-certificate");
    }

    @Test
    void accept_signatureOfOtherDevice_isRejected() {
        send(1);
        TestDevice forger = new TestDevice("acme/s1", network.device("acme/s2").signer(), List.of());
        ledger.accept(SUBJECT, forger.envelope(SUBJECT, 2, 1, false));
        assertThat(ledger.reasons()).containsExactly("bad-signature");
    }

    @Test
    void accept_forgedIntroduction_leavesTheDeviceUnknown() {
        TestDevice posing = new TestDevice("acme/s1", network.device("acme/s2").signer(), device.chain());
        ledger.accept(SUBJECT, posing.envelope(SUBJECT, 1, 1));
        assertThat(ledger.reasons()).containsExactly("bad-signature");
        assertThat(kinds()).isEmpty();
    }

    @Test
    void accept_otherAlgorithmThanTheKeys_isRejected() {
        send(1);
        TestDevice es256 =
                network.device("acme/x", SignatureAlgorithm.ES256, TestNetwork.START, TestNetwork.START.plusSeconds(9));
        TestDevice posing = new TestDevice("acme/s1", es256.signer(), List.of());
        ledger.accept(SUBJECT, posing.envelope(SUBJECT, 2, 1, false));
        assertThat(ledger.reasons()).containsExactly("wrong-algorithm");
    }

    @Test
    void accept_subjectThatIsNotTheKey_isRejected() {
        ledger.accept("shipment-2", device.envelope(SUBJECT, 1, 1));
        ledger.accept(null, device.envelope(SUBJECT, 1, 1));
        assertThat(ledger.reasons()).containsExactly("subject-mismatch", "subject-mismatch");
    }

    @Test
    void accept_tooLargeOrMalformed_isRejected() {
        ledger.accept(SUBJECT, new byte[65_534]);
        ledger.accept(SUBJECT, new byte[0]);
        byte[] truncated = device.envelope(SUBJECT, 1, 1);
        ledger.accept(SUBJECT, java.util.Arrays.copyOf(truncated, truncated.length - 1));
        assertThat(ledger.reasons()).containsExactly("too-large", "malformed", "malformed");
    }

    @Test
    void accept_revokedDevice_isRejectedFromTheRevocationOn() {
        send(1);
        send(3);
        ledger.accept("acme/s1", network.revocation("acme/s1", 1, TestNetwork.START));
        send(2);
        ledger.commit().advance(Duration.ofSeconds(6));
        assertThat(kinds())
                .containsExactly(EntryKind.INTRODUCTION, EntryKind.EVENT, EntryKind.REVOCATION, EntryKind.GAP);
        assertThat(ledger.reasons()).containsExactly("revoked", "revoked");
    }

    @Test
    void accept_revocationByOtherOrganisation_isRejected() {
        send(1);
        byte[] byOther = io.tallystick.ledger.envelope.Envelopes.sign(
                network.device("globex/g1").signer(),
                "globex",
                "acme/s1",
                1,
                TestNetwork.START,
                io.tallystick.ledger.envelope.ContentType.REVOCATION,
                new byte[] {'{', '}'},
                List.of());
        ledger.accept("acme/s1", byOther);
        send(2);
        assertThat(ledger.reasons()).containsExactly("invalid-control");
        assertThat(sequences()).isEmpty();
        ledger.commit();
        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    void accept_newCertificateAfterRevocation_reinstatesTheDevice() {
        send(1);
        ledger.accept("acme/s1", network.revocation("acme/s1", 1, TestNetwork.START));
        Instant later = TestNetwork.START.plusSeconds(1);
        ledger.commit().advance(Duration.ofSeconds(2));
        TestDevice renewed = network.device("acme/s1", SignatureAlgorithm.ED25519, later, later.plusSeconds(1000));
        ledger.accept(SUBJECT, renewed.envelope(SUBJECT, 2, 2, true));
        ledger.accept(SUBJECT, device.envelope(SUBJECT, 3, 2, true));
        assertThat(ledger.reasons()).containsExactly("revoked");
        ledger.commit();
        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    void accept_subjectOfOtherLedger_isMisrouted() throws Exception {
        TestNetwork two = new TestNetwork("two", 2, "acme");
        PureLedger zero = new PureLedger(two.genesis(), 0, LedgerSettings.DEFAULTS);
        PureLedger one = new PureLedger(two.genesis(), 1, LedgerSettings.DEFAULTS);
        byte[] envelope = two.device("acme/s1").envelope(SUBJECT, 1, 1);
        zero.accept(SUBJECT, envelope).commit();
        one.accept(SUBJECT, envelope).commit();
        assertThat(zero.reasons().size() + one.reasons().size()).isEqualTo(1);
        assertThat(zero.audit().size() + one.audit().size()).isEqualTo(4);
    }
}
