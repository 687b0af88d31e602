package io.tallystick.ledger.genesis;

import io.tallystick.ledger.crypto.VerificationKey;

/**
 * The key that signs one ledger's checkpoints, as a C2SP signed-note verifier key.
 *
 * @param name the ledger's origin
 * @param key Ed25519
 * @param vkey the text, {@code name+hex8+base64(0x01 || key)}
 */
public record LedgerKey(String name, VerificationKey key, String vkey) {
    public LedgerKey {
        VerifierKeyText parsed = VerifierKeyText.parse(vkey, VerifierKeyText.ED25519, "ledger key");
        if (!parsed.name().equals(name) || !parsed.key().equals(key)) {
            throw new IllegalArgumentException("ledger key " + vkey + ": of another name or key than " + name);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not a verifier key of type 0x01 with the right key id
     */
    public static LedgerKey parse(String vkey) {
        VerifierKeyText parsed = VerifierKeyText.parse(vkey, VerifierKeyText.ED25519, "ledger key");
        return new LedgerKey(parsed.name(), parsed.key(), vkey);
    }

    /** The key of the ledger {@code name}. */
    public static LedgerKey of(String name, VerificationKey key) {
        return parse(VerifierKeyText.format(name, key, VerifierKeyText.ED25519));
    }
}
