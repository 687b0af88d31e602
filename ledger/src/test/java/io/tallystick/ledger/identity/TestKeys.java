package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import java.math.BigInteger;
import java.util.Random;

/** Keys that are the same in every run. */
public final class TestKeys {
    private TestKeys() {}

    public static Signer signer(SignatureAlgorithm algorithm, long seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        // Without its top bit a scalar is below the order of P-256.
        secret[0] &= 0x7f;
        return algorithm == SignatureAlgorithm.ED25519
                ? Signers.ed25519(secret)
                : Signers.es256(new BigInteger(1, secret));
    }
}
