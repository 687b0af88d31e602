package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may enter what, and the reason that everyone else is given. */
class AuthenticationTest extends AuditedLedger {
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
        assertThat(zero.audit().size() + one.audit().size()).isEqualTo(2);
    }
}
