package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order events are entered, and what becomes of copies, gaps and latecomers. */
class SequencingTest extends AuditedLedger {
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
}
