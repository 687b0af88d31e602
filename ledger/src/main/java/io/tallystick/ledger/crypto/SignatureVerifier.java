package io.tallystick.ledger.crypto;

/**
 * Checks signatures under the one strict policy of docs/reference/signature-policy.md: every implementation gives the
 * same verdict on every input, so that no two nodes can disagree. Implementations are safe for use by several threads.
 */
public interface SignatureVerifier {
    /** The provider's name and version, for logs and metrics. */
    String name();

    /**
     * Whether {@code signature} is the key's signature of {@code message}; malformed input is just false.
     *
     * @param signature 64 bytes: RFC 8032 for Ed25519, r || s for ES256; any other length is false
     */
    boolean verify(VerificationKey key, byte[] message, byte[] signature);
}
