package io.tallystick.ledger.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.identity.IdentityLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Good envelopes come back as they went in; whatever is changed in one, it is not taken for signed. */
class SignedEnvelopeTest {
    private static final long SEED = Long.getLong("tallystick.seed", 20_260_104L);

    private final SignatureVerifier verifier = SignatureVerifiers.best();

    @Test
    void decode_good_everyPartRead() throws Exception {
        for (Signer signer : List.of(Samples.ED25519, Samples.ES256)) {
            byte[] bytes = Samples.good(signer);
            SignedEnvelope envelope = SignedEnvelope.decode(bytes);
            assertThat(envelope.algorithm()).isEqualTo(signer.algorithm());
            assertThat(envelope.contentType()).isEqualTo(ContentType.SENML_JSON);
            assertThat(envelope.keyId()).isEqualTo("acme/pump-1");
            assertThat(envelope.subject()).isEqualTo("pump-1");
            assertThat(envelope.sequence()).isEqualTo(7);
            assertThat(envelope.issuedAtMillis()).isEqualTo(Samples.ISSUED_AT.toEpochMilli());
            assertThat(envelope.certificateChain()).isEmpty();
            assertThat(envelope.payload()).isEqualTo(Samples.PAYLOAD);
            assertThat(envelope.bytes()).isEqualTo(bytes);
            assertThat(envelope.isSignedBy(signer.verificationKey(), verifier)).isTrue();
        }
    }

    @Test
    void isSignedBy_otherKeyOrAlgorithm_no() throws Exception {
        SignedEnvelope envelope = SignedEnvelope.decode(Samples.good(Samples.ED25519));
        Signer other = Signers.ed25519(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8
        });
        assertThat(envelope.isSignedBy(other.verificationKey(), verifier)).isFalse();
        assertThat(envelope.isSignedBy(Samples.ES256.verificationKey(), verifier))
                .isFalse();
    }

    /** The header says ES256, the signature is a good one of an Ed25519 key: an algorithm is not the sender's to choose. */
    @Test
    void isSignedBy_headerOfOtherAlgorithm_no() throws Exception {
        var headers = Samples.headers();
        headers.set(0, Samples.alg(-7));
        SignedEnvelope envelope = SignedEnvelope.decode(Samples.signed(Samples.map(headers), Samples.PAYLOAD));
        assertThat(verifier.verify(Samples.ED25519.verificationKey(), envelope.toBeSigned(), envelope.signature()))
                .isTrue();
        assertThat(envelope.isSignedBy(Samples.ED25519.verificationKey(), verifier))
                .isFalse();
        assertThat(envelope.isSignedBy(Samples.ES256.verificationKey(), verifier))
                .isFalse();
    }

    @Test
    void decode_truncatedAnywhere_refused() {
        byte[] good = Samples.good(Samples.ED25519);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> SignedEnvelope.decode(cut))
                    .as("%d of %d bytes", length, good.length)
                    .isInstanceOf(MalformedEnvelopeException.class);
        }
    }

    @Test
    void decode_anyBitFlipped_neverSigned() {
        for (Signer signer : List.of(Samples.ED25519, Samples.ES256)) {
            byte[] good = Samples.good(signer);
            for (int bit = 0; bit < 8 * good.length; bit++) {
                byte[] bad = good.clone();
                bad[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(taken(bad, signer))
                        .as("%s bit %d", signer.algorithm(), bit)
                        .isFalse();
            }
        }
    }

    /** Not one other byte string says the same: if anything but the signature differs, the digest does. */
    @Test
    void contentDigest_otherSignature_sameDigest() throws Exception {
        byte[] good = Samples.good(Samples.ES256);
        byte[] resigned = good.clone();
        resigned[good.length - 1] ^= 1;
        assertThat(SignedEnvelope.decode(resigned).contentDigest())
                .isEqualTo(SignedEnvelope.decode(good).contentDigest());
        byte[] other = Samples.signed(Samples.map(Samples.headers()), new byte[] {'{', '}'});
        assertThat(SignedEnvelope.decode(other).contentDigest())
                .isNotEqualTo(SignedEnvelope.decode(good).contentDigest());
    }

    @Test
    void sign_random_roundTrips() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            Signer signer = random.nextInt(4) == 0 ? Samples.ES256 : Samples.ED25519;
            String keyId = random.nextBoolean() ? "acme" : "a-1/" + "Dev_1.x:9-".repeat(1 + random.nextInt(6));
            String subject = "s\u00e9\ud83d\ude00/".repeat(1 + random.nextInt(30));
            long sequence = 1 + (random.nextLong() >>> 11 + random.nextInt(52)) % SignedEnvelope.MAX_SEQUENCE;
            long millis = Math.floorMod(random.nextLong(), 253_402_300_800_000L) / (random.nextBoolean() ? 1 : 100);
            ContentType type = ContentType.values()[random.nextInt(4)];
            byte[] payload = new byte[1 + random.nextInt(500)];
            random.nextBytes(payload);
            List<byte[]> chain = chain(random);
            byte[] bytes = Envelopes.sign(
                    signer, keyId, subject, sequence, Instant.ofEpochMilli(millis), type, payload, chain);
            SignedEnvelope envelope = SignedEnvelope.decode(bytes);
            assertThat(envelope.keyId()).as("seed %d, round %d", SEED, i).isEqualTo(keyId);
            assertThat(envelope.subject()).isEqualTo(subject);
            assertThat(envelope.sequence()).isEqualTo(sequence);
            assertThat(envelope.issuedAtMillis())
                    .as("seed %d, round %d", SEED, i)
                    .isEqualTo(millis);
            assertThat(envelope.contentType()).isEqualTo(type);
            assertThat(envelope.payload()).isEqualTo(payload);
            assertThat(envelope.certificateChain()).hasSameSizeAs(chain);
            for (int c = 0; c < chain.size(); c++) {
                assertThat(envelope.certificateChain().get(c)).isEqualTo(chain.get(c));
            }
            assertThat(envelope.isSignedBy(signer.verificationKey(), verifier)).isTrue();
        }
    }

    @Test
    void toMillis_betweenMilliseconds_roundedDown() {
        assertThat(NumericDates.toMillis(1.0009)).isEqualTo(1000);
        assertThat(NumericDates.toMillis(1_700_000_000.1239)).isEqualTo(1_700_000_000_123L);
        assertThat(NumericDates.toMillis(Math.nextDown(253_402_300_800.0))).isEqualTo(253_402_300_799_999L);
        assertThat(NumericDates.toMillis(0.0)).isZero();
        assertThat(NumericDates.toMillis(Double.MIN_VALUE)).isZero();
    }

    @Test
    void decode_randomMutations_neverSignedAndNeverAnotherException() {
        Random random = new Random(SEED);
        byte[] good = Samples.good(Samples.ED25519);
        for (int i = 0; i < 50_000; i++) {
            byte[] bad = Arrays.copyOf(good, good.length + random.nextInt(3));
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            if (!Arrays.equals(bad, good)) {
                assertThat(taken(bad, Samples.ED25519))
                        .as("seed %d, round %d", SEED, i)
                        .isFalse();
            }
        }
    }

    @Test
    void bytes_changedByTheCaller_doNotReachTheEnvelope() throws Exception {
        SignedEnvelope envelope = SignedEnvelope.decode(Samples.good(Samples.ED25519));
        Arrays.fill(envelope.bytes(), (byte) 0);
        Arrays.fill(envelope.payload(), (byte) 0);
        Arrays.fill(envelope.signature(), (byte) 0);
        Arrays.fill(envelope.toBeSigned(), (byte) 0);
        assertThat(envelope.isSignedBy(Samples.ED25519.verificationKey(), verifier))
                .isTrue();
        assertThat(envelope.algorithm()).isEqualTo(SignatureAlgorithm.ED25519);
    }

    private boolean taken(byte[] bytes, Signer signer) {
        try {
            return SignedEnvelope.decode(bytes).isSignedBy(signer.verificationKey(), verifier);
        } catch (MalformedEnvelopeException e) {
            return false;
        }
    }

    private static List<byte[]> chain(Random random) {
        List<byte[]> chain = new ArrayList<>();
        for (int n = random.nextInt(IdentityLimits.MAX_CHAIN_LENGTH + 1); n > 0; n--) {
            byte[] certificate = new byte[1 + random.nextInt(600)];
            random.nextBytes(certificate);
            chain.add(certificate);
        }
        return chain;
    }
}
