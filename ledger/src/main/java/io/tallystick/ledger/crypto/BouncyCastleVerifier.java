package io.tallystick.ledger.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Verifies with Bouncy Castle's lightweight API: pure Java, everywhere. */
final class BouncyCastleVerifier implements SignatureVerifier {
    private final String name = "Bouncy Castle " + new BouncyCastleProvider().getVersionStr();

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
        if (!SignatureChecks.wellFormed(key.algorithm(), signature)) {
            return false;
        }
        return switch (key.algorithm()) {
            case ED25519 -> ed25519(key, message, signature);
            case ES256 -> es256(key, message, signature);
        };
    }

    /**
     * Bouncy Castle checks a multiple of the equation by a random-looking factor (Pornin's reduced basis), so a torsion
     * component of R escapes it when the factor is even. Key and base point have order L, so the plain equation can only
     * hold for an R of order L: asking for that makes its verdict that of a comparison of R byte by byte.
     */
    private static boolean ed25519(VerificationKey key, byte[] message, byte[] signature) {
        return Ed25519.verify(signature, 0, key.ed25519Point(), message, 0, message.length)
                && Ed25519.validatePublicKeyFull(signature, 0);
    }

    private static boolean es256(VerificationKey key, byte[] message, byte[] signature) {
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key.p256Point());
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        return verifier.verifySignature(Sha256.digest(message), r, s);
    }
}
