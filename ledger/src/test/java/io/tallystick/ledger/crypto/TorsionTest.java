package io.tallystick.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.EdwardsPoints.Point;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** Keys and signatures with a component of small order, on which verifiers of the world disagree. */
class TorsionTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    private final List<SignatureVerifier> verifiers = Verifiers.all();
    private final Point[] torsion = EdwardsPoints.torsion();
    private final BigInteger secret = new BigInteger(250, new Random(7));

    @Test
    void key_smallOrder_refused() {
        for (Point point : torsion) {
            refused(point.encode());
        }
    }

    @Test
    void key_mixedOrder_refused() throws Exception {
        Point honest = EdwardsPoints.BASE.times(secret);
        assertThat(VerificationKey.ofRaw(SignatureAlgorithm.ED25519, honest.encode())
                        .raw())
                .isEqualTo(honest.encode());
        for (int i = 1; i < 8; i++) {
            refused(honest.plus(torsion[i]).encode());
        }
    }

    @Test
    void key_notCanonical_refused() {
        for (int y = 0; y < 19; y++) {
            byte[] plain = EdwardsPoints.littleEndian(EdwardsPoints.P.add(BigInteger.valueOf(y)));
            refused(plain);
            plain[31] |= (byte) 0x80;
            refused(plain);
        }
    }

    @Test
    void key_zeroXWithSign_refused() {
        byte[] one = EdwardsPoints.littleEndian(BigInteger.ONE);
        one[31] |= (byte) 0x80;
        refused(one);
        byte[] minusOne = EdwardsPoints.littleEndian(EdwardsPoints.P.subtract(BigInteger.ONE));
        minusOne[31] |= (byte) 0x80;
        refused(minusOne);
    }

    @Test
    void key_notOnCurve_refused() {
        BigInteger y = BigInteger.TWO;
        while (EdwardsPoints.decode(y, false) != null) {
            y = y.add(BigInteger.ONE);
        }
        refused(EdwardsPoints.littleEndian(y));
    }

    @Test
    void keptKey_order_isAllThatIsNotLookedAtAgain() throws Exception {
        Point honest = EdwardsPoints.BASE.times(secret);
        assertThat(VerificationKey.ofKept(SignatureAlgorithm.ED25519, honest.encode()))
                .isEqualTo(VerificationKey.ofRaw(SignatureAlgorithm.ED25519, honest.encode()));
        byte[] mixed = honest.plus(torsion[1]).encode();
        assertThat(VerificationKey.ofKept(SignatureAlgorithm.ED25519, mixed).raw())
                .isEqualTo(mixed);
        for (Point point : torsion) {
            refusedIfKept(point.encode());
        }
        refusedIfKept(EdwardsPoints.littleEndian(EdwardsPoints.P.add(BigInteger.valueOf(3))));
        BigInteger y = BigInteger.TWO;
        while (EdwardsPoints.decode(y, false) != null) {
            y = y.add(BigInteger.ONE);
        }
        refusedIfKept(EdwardsPoints.littleEndian(y));
        refusedIfKept(new byte[31]);
    }

    @Test
    void keptKey_everyProvider_verifiesWithItAsWithTheFirst() throws Exception {
        BouncyCastleEd25519Signer signer = new BouncyCastleEd25519Signer(new byte[32]);
        VerificationKey kept = VerificationKey.ofKept(
                SignatureAlgorithm.ED25519, signer.verificationKey().raw());
        byte[] signature = signer.sign(MESSAGE);
        byte[] other = signer.sign(new byte[] {4});
        for (SignatureVerifier verifier : verifiers) {
            assertThat(verifier.verify(kept, MESSAGE, signature))
                    .as(verifier.name())
                    .isTrue();
            assertThat(verifier.verify(kept, MESSAGE, other))
                    .as(verifier.name())
                    .isFalse();
        }
    }

    private static void refusedIfKept(byte[] raw) {
        assertThatThrownBy(() -> VerificationKey.ofKept(SignatureAlgorithm.ED25519, raw))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void signature_honestR_acceptedByAll() throws Exception {
        assertThat(verdicts(0, 5)).containsOnly(true);
    }

    @Test
    void signature_rWithTorsion_refusedByAllThoughTheLibraryAloneWouldNot() throws Exception {
        int lenient = 0;
        for (int seed = 0; seed < 6; seed++) {
            for (int t = 1; t < 8; t++) {
                assertThat(verdicts(t, seed)).as("torsion %d, seed %d", t, seed).containsOnly(false);
                byte[] signature = withTorsion(t, seed);
                lenient += Ed25519.verify(signature, 0, publicBytes(), 0, MESSAGE, 0, MESSAGE.length) ? 1 : 0;
            }
        }
        System.out.println("signatures with torsion that Bouncy Castle alone accepts: " + lenient + " of 42");
    }

    @Test
    void signature_smallOrderR_refusedByAll() throws Exception {
        VerificationKey key = VerificationKey.ofRaw(SignatureAlgorithm.ED25519, publicBytes());
        for (Point r : torsion) {
            byte[] signature = EdwardsPoints.sign(r.encode(), BigInteger.ZERO, publicBytes(), secret, MESSAGE);
            for (SignatureVerifier verifier : verifiers) {
                assertThat(verifier.verify(key, MESSAGE, signature)).isFalse();
            }
        }
    }

    @Test
    void signature_sPlusOrder_refusedByAll() throws Exception {
        VerificationKey key = VerificationKey.ofRaw(SignatureAlgorithm.ED25519, publicBytes());
        byte[] good = withTorsion(0, 1);
        BigInteger s = EdwardsPoints.fromLittleEndian(Arrays.copyOfRange(good, 32, 64));
        byte[] malleated = Arrays.copyOf(good, 64);
        System.arraycopy(EdwardsPoints.littleEndian(s.add(EdwardsPoints.L)), 0, malleated, 32, 32);
        for (SignatureVerifier verifier : verifiers) {
            assertThat(verifier.verify(key, MESSAGE, good)).isTrue();
            assertThat(verifier.verify(key, MESSAGE, malleated)).isFalse();
        }
    }

    private List<Boolean> verdicts(int torsionIndex, int seed) throws Exception {
        VerificationKey key = VerificationKey.ofRaw(SignatureAlgorithm.ED25519, publicBytes());
        byte[] signature = withTorsion(torsionIndex, seed);
        boolean reference = EdwardsPoints.verify(EdwardsPoints.BASE.times(secret), publicBytes(), MESSAGE, signature);
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(reference),
                        verifiers.stream().map(v -> v.verify(key, MESSAGE, signature)))
                .toList();
    }

    private byte[] withTorsion(int torsionIndex, int seed) {
        BigInteger r = new BigInteger(250, new Random(seed));
        byte[] encodedR =
                EdwardsPoints.BASE.times(r).plus(torsion[torsionIndex]).encode();
        return EdwardsPoints.sign(encodedR, r, publicBytes(), secret, MESSAGE);
    }

    private byte[] publicBytes() {
        return EdwardsPoints.BASE.times(secret).encode();
    }

    private static void refused(byte[] raw) {
        assertThatThrownBy(() -> VerificationKey.ofRaw(SignatureAlgorithm.ED25519, raw))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("Ed25519 public key: want");
    }
}
