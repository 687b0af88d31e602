package io.tallystick.ledger.genesis;

import io.tallystick.ledger.crypto.VerificationKey;

/**
 * The key of a witness, as a C2SP tlog-cosignature verifier key.
 *
 * @param name the witness's name
 * @param key Ed25519
 * @param vkey the text, {@code name+hex8+base64(0x04 || key)}
 */
public record WitnessKey(String name, VerificationKey key, String vkey) {
    public WitnessKey {
        VerifierKeyText parsed = VerifierKeyText.parse(vkey, VerifierKeyText.COSIGNATURE_V1, "witness key");
        if (!parsed.name().equals(name) || !parsed.key().equals(key)) {
            throw new IllegalArgumentException("witness key " + vkey + ": of another name or key than " + name);
        }
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not a verifier key of type 0x04 with the right key id
     */
    public static WitnessKey parse(String vkey) {
        VerifierKeyText parsed = VerifierKeyText.parse(vkey, VerifierKeyText.COSIGNATURE_V1, "witness key");
        return new WitnessKey(parsed.name(), parsed.key(), vkey);
    }

    /** The key of the witness {@code name}. */
    public static WitnessKey of(String name, VerificationKey key) {
        return parse(VerifierKeyText.format(name, key, VerifierKeyText.COSIGNATURE_V1));
    }
}
