package io.tallystick.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated keys, messages and signatures: every provider says the same, and the honest ones verify. */
class ProviderAgreementTest {
    private static final long SEED = Long.getLong("tallystick.seed", 20_260_103L);
    private static final int ROUNDS = 3_000;

    private final List<SignatureVerifier> verifiers = Verifiers.all();
    private final Random random = new Random(SEED);

    @Test
    void ed25519_mutations_sameVerdicts() {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        agree(Signers.ed25519(seed));
    }

    @Test
    void es256_mutations_sameVerdicts() {
        agree(Signers.es256(new BigInteger(250, random)));
    }

    @Test
    void es256_highAndLowS_bothAcceptedByAll() {
        Signer signer = Signers.es256(new BigInteger(250, random));
        byte[] signature = signer.sign(new byte[] {1});
        byte[] other = signature.clone();
        BigInteger s = new BigInteger(1, java.util.Arrays.copyOfRange(signature, 32, 64));
        byte[] negated = org.bouncycastle.util.BigIntegers.asUnsignedByteArray(
                32, KeyChecks.P256.getN().subtract(s));
        System.arraycopy(negated, 0, other, 32, 32);
        assertThat(verdict(signer.verificationKey(), new byte[] {1}, signature)).isTrue();
        assertThat(verdict(signer.verificationKey(), new byte[] {1}, other)).isTrue();
    }

    private void agree(Signer signer) {
        int accepted = 0;
        int refusedKeys = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] message = new byte[random.nextInt(300)];
            random.nextBytes(message);
            byte[] signature = signer.sign(message);
            byte[] raw = signer.verificationKey().raw();
            int what = random.nextInt(4);
            mutate(what == 1 ? raw : what == 2 ? signature : what == 3 ? message : new byte[1]);
            try {
                VerificationKey key = VerificationKey.ofRaw(signer.algorithm(), raw);
                boolean verdict = verdict(key, message, signature);
                boolean untouched = what == 0 || what == 3 && message.length == 0;
                assertThat(verdict)
                        .as("seed %d, round %d, mutation %d", SEED, i, what)
                        .isEqualTo(untouched);
                accepted += verdict ? 1 : 0;
            } catch (InvalidKeyException e) {
                refusedKeys++;
            }
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 8);
        assertThat(refusedKeys).isGreaterThan(ROUNDS / 16);
    }

    /** The one verdict of all. */
    private boolean verdict(VerificationKey key, byte[] message, byte[] signature) {
        boolean first = verifiers.get(0).verify(key, message, signature);
        for (SignatureVerifier verifier : verifiers) {
            assertThat(verifier.verify(key, message, signature))
                    .as("seed %d: %s with %s", SEED, verifier.name(), key)
                    .isEqualTo(first);
        }
        return first;
    }

    private void mutate(byte[] bytes) {
        if (bytes.length > 0) {
            int at = random.nextInt(8) == 0 ? bytes.length - 1 : random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
