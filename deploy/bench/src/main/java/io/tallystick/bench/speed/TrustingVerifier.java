package io.tallystick.bench.speed;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;

/** Says yes to every signature: to measure what all the rest costs. A ledger that was sealed with it proves nothing. */
public final class TrustingVerifier implements SignatureVerifier {
    @Override
    public String name() {
        return "none: every signature is taken for good (benchmark only)";
    }

    @Override
    public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
        return true;
    }
}
