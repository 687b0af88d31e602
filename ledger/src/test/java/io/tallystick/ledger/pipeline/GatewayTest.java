package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.TrustLevel;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gateway signs for devices that cannot: who may, at which trust level, and in which order. */
class GatewayTest extends AuditedLedger {
    private final TestDevice gateway = network.gateway("acme/gw-1");

    private PureLedger send(String device, long sequence) {
        return ledger.accept(SUBJECT, gateway.envelopeFor(device, SUBJECT, sequence, sequence, sequence == 1));
    }

    private List<String> entered() {
        ledger.commit();
        return ledger.entries().stream()
                .filter(EventEntry.class::isInstance)
                .map(EventEntry.class::cast)
                .map(e -> e.trust() + " " + Envelope.of(e).device() + " "
                        + Envelope.of(e).sequence())
                .toList();
    }

    @Test
    void accept_signedForADevice_isEnteredWithTrustGateway() {
        send("probe-1", 1);
        assertThat(kinds()).containsExactly(EntryKind.INTRODUCTION, EntryKind.EVENT);
        assertThat(entered()).containsExactly("GATEWAY acme/probe-1 1");
    }

    @Test
    void accept_gatewaysOwnWord_hasTrustDeviceAndNumbersOfItsOwn() {
        send("probe-1", 1);
        send("probe-2", 1);
        ledger.accept(SUBJECT, gateway.envelope(SUBJECT, 1, 7));
        send("probe-1", 2);
        assertThat(ledger.reasons()).isEmpty();
        assertThat(entered())
                .containsExactly(
                        "GATEWAY acme/probe-1 1",
                        "GATEWAY acme/probe-2 1",
                        "DEVICE acme/gw-1 1",
                        "GATEWAY acme/probe-1 2");
    }

    @Test
    void accept_twoGatewaysForOneDevice_numberSeparately() {
        TestDevice second = network.gateway("acme/gw-2");
        send("probe-1", 1);
        ledger.accept(SUBJECT, second.envelopeFor("probe-1", SUBJECT, 1, 5));
        assertThat(entered()).containsExactly("GATEWAY acme/probe-1 1", "GATEWAY acme/probe-1 1");
    }

    @Test
    void accept_copyEquivocationAndStale_areToldApartInItsStream() {
        for (long n = 1; n <= 18; n++) {
            send("probe-1", n);
        }
        ledger.accept(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 18, 18, false));
        ledger.accept(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 18, 99, false));
        ledger.accept(SUBJECT, gateway.envelopeFor("probe-1", SUBJECT, 2, 2, false));
        assertThat(declared(d -> d.duplicates())).isEqualTo(1);
        assertThat(ledger.reasons()).containsExactly("equivocation", "stale-sequence");
        assertThat(ledger.rejections().get(0).detail()).contains("device acme/gw-1/probe-1 on");
    }

    @Test
    void accept_gapThatDoesNotFill_namesGatewayAndDevice() {
        send("probe-1", 1);
        send("probe-1", 4);
        ledger.commit().restart();
        ledger.advance(Duration.ofSeconds(6));
        send("probe-1", 3);
        ledger.commit();
        assertThat(ledger.entries()).contains(new GapEntry(2, 3, "acme/gw-1/probe-1", SUBJECT));
        assertThat(entered())
                .containsExactly("GATEWAY acme/probe-1 1", "GATEWAY acme/probe-1 4", "GATEWAY acme/probe-1 3");
        EventEntry late = (EventEntry) ledger.entries().get(ledger.entries().size() - 2);
        assertThat(late.late()).isTrue();
        assertThat(late.trust()).isEqualTo(TrustLevel.GATEWAY);
    }

    @Test
    void accept_signerThatIsNoGateway_isRejected() {
        ledger.accept(SUBJECT, device.envelopeFor("probe-1", SUBJECT, 1, 1));
        send(1);
        ledger.accept(SUBJECT, device.envelopeFor("probe-1", SUBJECT, 1, 1, false));
        assertThat(ledger.reasons()).containsExactly("not-a-gateway", "not-a-gateway");
        assertThat(kinds()).containsExactly(EntryKind.INTRODUCTION, EntryKind.EVENT);
    }

    @Test
    void accept_impostorOrForgedGateway_isRejected() {
        TestDevice impostor = new TestNetwork("fake", 1, "acme").gateway("acme/gw-1");
        ledger.accept(SUBJECT, impostor.envelopeFor("probe-1", SUBJECT, 1, 1));
        send("probe-1", 1);
        TestDevice forger = new TestDevice("acme/gw-1", device.signer(), List.of());
        ledger.accept(SUBJECT, forger.envelopeFor("probe-1", SUBJECT, 2, 1, false));
        assertThat(ledger.reasons()).containsExactly("untrusted-certificate", "bad-signature");
    }

    @Test
    void accept_deviceThatSignsItself_isNotSignedForAnyMore() {
        ledger.accept(SUBJECT, gateway.envelopeFor("s1", SUBJECT, 1, 1));
        ledger.accept(SUBJECT, gateway.envelopeFor("s1", SUBJECT, 3, 3));
        send(1);
        ledger.accept(SUBJECT, gateway.envelopeFor("s1", SUBJECT, 2, 2));
        assertThat(ledger.reasons()).containsExactly("signs-itself");
        ledger.commit().advance(Duration.ofSeconds(6));
        assertThat(ledger.reasons()).as("held until its turn").containsExactly("signs-itself", "signs-itself");
        assertThat(entered()).containsExactly("GATEWAY acme/s1 1", "DEVICE acme/s1 1");
    }

    @Test
    void accept_revokedGateway_isRejectedForEveryDevice() {
        send("probe-1", 1);
        ledger.accept("acme/gw-1", network.revocation("acme/gw-1", 1, TestNetwork.START));
        send("probe-1", 2);
        ledger.accept(SUBJECT, gateway.envelopeFor("probe-2", SUBJECT, 1, 1));
        assertThat(ledger.reasons()).containsExactly("revoked", "revoked");
    }

    @Test
    void accept_revokedDevice_isRejectedFromEveryGatewayForEver() {
        send("probe-1", 1);
        ledger.accept("acme/probe-1", network.revocation("acme/probe-1", 1, TestNetwork.START));
        send("probe-1", 2);
        TestDevice renewed =
                network.gateway("acme/gw-1", TestNetwork.START.minusSeconds(1).plusSeconds(1));
        ledger.moveClock(Duration.ofSeconds(5));
        ledger.accept(SUBJECT, renewed.envelopeFor("probe-1", SUBJECT, 2, 2, true));
        ledger.accept(SUBJECT, renewed.envelopeFor("probe-2", SUBJECT, 1, 1, true));
        assertThat(ledger.reasons()).containsExactly("revoked", "revoked");
        assertThat(ledger.rejections().get(0).detail()).startsWith("device acme/probe-1: revoked as of");
    }

    @Test
    void accept_newCertificateWithoutThePurpose_endsTheRight() {
        send("probe-1", 1);
        Instant later = TestNetwork.START.minusSeconds(60);
        TestDevice plain = network.device("acme/gw-1", SignatureAlgorithm.ED25519, later, later.plusSeconds(9999));
        ledger.accept(SUBJECT, plain.envelope(SUBJECT, 1, 1));
        ledger.accept(SUBJECT, plain.envelopeFor("probe-1", SUBJECT, 2, 2, false));
        assertThat(ledger.reasons()).containsExactly("not-a-gateway");
        TestDevice again = network.gateway("acme/gw-1", TestNetwork.START.minusSeconds(30));
        ledger.accept(SUBJECT, again.envelopeFor("probe-1", SUBJECT, 2, 2, true));
        assertThat(entered()).containsExactly("GATEWAY acme/probe-1 1", "DEVICE acme/gw-1 1", "GATEWAY acme/probe-1 2");
    }

    @Test
    void accept_afterRestart_gatewayIsStillKnownAsOne() {
        send("probe-1", 1).commit().restart();
        send("probe-1", 2);
        assertThat(ledger.reasons()).isEmpty();
        assertThat(entered()).containsExactly("GATEWAY acme/probe-1 1", "GATEWAY acme/probe-1 2");
    }
}
