package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.state.InMemoryBackend;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever was examined ahead, with whichever keys, the verdict is the one that the ledger's own state gives. */
class ExaminedEnvelopeTest {
    private static final String SUBJECT = "shipment-1";
    private static final byte[] KEY = SUBJECT.getBytes(StandardCharsets.UTF_8);

    private final TestNetwork network = new TestNetwork("examined", 1, "acme");
    private final TestDevice device = network.device("acme/s1");
    private final TestDevice other = network.device("acme/s2");
    private final Counting verifier = new Counting();
    private final LedgerTask task = new LedgerTask(
            network.genesis(), 0, LedgerSettings.DEFAULTS, verifier, () -> TestNetwork.START, new InMemoryBackend());

    /** Counts how often it is asked. */
    private static final class Counting implements SignatureVerifier {
        private final SignatureVerifier real = SignatureVerifiers.bouncyCastle();
        private int asked;

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
            asked++;
            return real.verify(key, message, signature);
        }
    }

    private Verdict judge(ExaminedEnvelope examined) {
        return task.authenticator()
                .authenticate(KEY, examined, task.state(), task.sealer().time());
    }

    private VerificationKey introduce() {
        AuthenticatedEvent event = (AuthenticatedEvent) judge(ExaminedEnvelope.of(device.envelope(SUBJECT, 1, 1)));
        LedgerStep.Introduce step = new LedgerStep.Introduce(
                new io.tallystick.ledger.entry.IntroductionEntry(TestNetwork.START.toEpochMilli(), device.chain()),
                event.introduced());
        step.apply(task.state());
        verifier.asked = 0;
        return event.key();
    }

    private static byte[] forged(byte[] envelope) {
        byte[] forged = envelope.clone();
        forged[forged.length - 40] ^= 1;
        return forged;
    }

    @Test
    void ahead_keyOfTheState_isNotAskedAgain() {
        Map<String, VerificationKey> keys = Map.of(device.id(), introduce());
        ExaminedEnvelope examined = ExaminedEnvelope.ahead(device.envelope(SUBJECT, 2, 1), keys, verifier);
        assertThat(verifier.asked).isEqualTo(1);
        assertThat(judge(examined)).isInstanceOf(AuthenticatedEvent.class);
        assertThat(verifier.asked).isEqualTo(1);
    }

    @Test
    void ahead_forgedUnderTheKeyOfTheState_isRefusedWithoutAskingAgain() {
        Map<String, VerificationKey> keys = Map.of(device.id(), introduce());
        ExaminedEnvelope examined = ExaminedEnvelope.ahead(forged(device.envelope(SUBJECT, 2, 1)), keys, verifier);
        assertThat(judge(examined))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.reason()).isEqualTo(RejectionReason.BAD_SIGNATURE));
        assertThat(verifier.asked).isEqualTo(1);
    }

    @Test
    void ahead_keyOfAnother_isAskedAgainWithTheRightOne() {
        introduce();
        Map<String, VerificationKey> wrong = Map.of(device.id(), other.signer().verificationKey());
        ExaminedEnvelope examined = ExaminedEnvelope.ahead(device.envelope(SUBJECT, 2, 1), wrong, verifier);
        assertThat(judge(examined)).isInstanceOf(AuthenticatedEvent.class);
        assertThat(verifier.asked).isEqualTo(2);
    }

    @Test
    void ahead_keyThatSignedButIsNotTheStates_isRefused() {
        introduce();
        byte[] byOther = new TestDevice(device.id(), other.signer(), device.chain()).envelope(SUBJECT, 2, 1, false);
        Map<String, VerificationKey> wrong = Map.of(device.id(), other.signer().verificationKey());
        assertThat(judge(ExaminedEnvelope.ahead(byOther, wrong, verifier)))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.reason()).isEqualTo(RejectionReason.BAD_SIGNATURE));
    }

    @Test
    void ahead_keyKnownButDeviceNot_isUnknownDevice() {
        Map<String, VerificationKey> keys = Map.of(device.id(), device.signer().verificationKey());
        ExaminedEnvelope examined = ExaminedEnvelope.ahead(device.envelope(SUBJECT, 2, 1, false), keys, verifier);
        assertThat(judge(examined))
                .isInstanceOfSatisfying(
                        Rejection.class, r -> assertThat(r.reason()).isEqualTo(RejectionReason.UNKNOWN_DEVICE));
    }

    @Test
    void ahead_brokenBytes_areRefusedAsWithoutIt() {
        verifier.asked = 0; // The genesis' own certificates asked too.
        byte[] envelope = device.envelope(SUBJECT, 1, 1);
        Map<String, VerificationKey> keys = Map.of(device.id(), device.signer().verificationKey());
        for (byte[] broken : new byte[][] {{}, java.util.Arrays.copyOf(envelope, 40), new byte[70_000]}) {
            assertThat(judge(ExaminedEnvelope.ahead(broken, keys, verifier)))
                    .isInstanceOf(Rejection.class)
                    .isEqualTo(judge(ExaminedEnvelope.of(broken)));
        }
        assertThat(verifier.asked).isZero();
    }

    @Test
    void authenticate_recordKeyThatIsNoUtf8_isSubjectMismatch() {
        byte[] noUtf8 = {(byte) 0xff, 1};
        Verdict verdict = task.authenticator()
                .authenticate(
                        noUtf8,
                        ExaminedEnvelope.of(device.envelope(SUBJECT, 1, 1)),
                        task.state(),
                        task.sealer().time());
        assertThat(verdict).isInstanceOfSatisfying(Rejection.class, r -> {
            assertThat(r.reason()).isEqualTo(RejectionReason.SUBJECT_MISMATCH);
            assertThat(r.detail()).contains("2 bytes that are no UTF-8");
        });
    }
}
