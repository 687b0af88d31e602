package io.tallystick.ledger.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** Verifies with the native provider; one Signature object per thread, one provider key per key. */
final class CorrettoVerifier implements SignatureVerifier {
    private final Corretto corretto;

    CorrettoVerifier(Corretto corretto) {
        this.corretto = corretto;
    }

    @Override
    public String name() {
        return corretto.name();
    }

    @Override
    public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
        if (!SignatureChecks.wellFormed(key.algorithm(), signature)) {
            return false;
        }
        Signature verifier = corretto.signature(key.algorithm());
        try {
            verifier.initVerify(nativeKey(key));
            verifier.update(message);
        } catch (GeneralSecurityException e) {
            // The key passed the policy and the object is fresh: a failure here is the provider's, not the signature's,
            // and answering "false" for it would let this node disagree with the others.
            throw new IllegalStateException(name() + " failed to verify with " + key, e);
        }
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    private PublicKey nativeKey(VerificationKey key) throws GeneralSecurityException {
        PublicKey cached = key.nativeKey();
        if (cached == null) {
            cached = corretto.publicKey(key);
            key.nativeKey(cached);
        }
        return cached;
    }
}
