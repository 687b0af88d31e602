package io.tallystick.ledger.crypto;

import java.util.Optional;

/** The verifiers there are. All give the same verdicts; they differ in speed only. */
public final class SignatureVerifiers {
    private SignatureVerifiers() {}

    /** The fastest verifier of this platform: the native one where it loads, else Bouncy Castle; its name says which. */
    public static SignatureVerifier best() {
        return corretto().orElseGet(SignatureVerifiers::bouncyCastle);
    }

    /** Bouncy Castle, everywhere. */
    public static SignatureVerifier bouncyCastle() {
        return new BouncyCastleVerifier();
    }

    /** The Amazon Corretto Crypto Provider, where its native library loads. */
    public static Optional<SignatureVerifier> corretto() {
        return Corretto.available().map(CorrettoVerifier::new);
    }
}
