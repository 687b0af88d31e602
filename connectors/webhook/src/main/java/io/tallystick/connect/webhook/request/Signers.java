package io.tallystick.connect.webhook.request;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The keys that sign, in the serialization of Standard Webhooks. Several at once let a receiver change from one to the next.
 *
 * <pre>
 * secrets = secret *( ( "," / SP ) secret )
 * secret  = "whsec_" base64    ; HMAC-SHA-256, 24 to 64 octets
 *         / "whsk_" base64     ; Ed25519, 32 or 64 octets
 * </pre>
 */
public final class Signers {
    /** Keys at once, at most. */
    public static final int MAX_KEYS = 8;

    private static final String HMAC = "whsec_";
    private static final String ED25519 = "whsk_";
    private static final int MIN_HMAC_BYTES = 24;
    private static final int MAX_HMAC_BYTES = 64;

    private final List<Signer> signers;

    private Signers(List<Signer> signers) {
        this.signers = signers;
    }

    /**
     * Reads keys; of none nothing is signed.
     *
     * @throws IllegalArgumentException if one is not as the grammar says; the message holds its number, never the key
     */
    public static Signers parse(String secrets) {
        List<Signer> signers = new ArrayList<>();
        for (String secret : secrets.strip().split("[,\\s]+")) {
            if (!secret.isEmpty()) {
                signers.add(signer(secret, "signing secret " + (signers.size() + 1)));
            }
        }
        if (signers.size() > MAX_KEYS) {
            throw new IllegalArgumentException("got " + signers.size() + " signing secrets, want at most " + MAX_KEYS);
        }
        return new Signers(List.copyOf(signers));
    }

    private static Signer signer(String secret, String what) {
        if (secret.startsWith(HMAC)) {
            byte[] key = decode(secret.substring(HMAC.length()), what);
            if (key.length < MIN_HMAC_BYTES || key.length > MAX_HMAC_BYTES) {
                throw new IllegalArgumentException(
                        what + " holds " + key.length + " bytes, want " + MIN_HMAC_BYTES + " to " + MAX_HMAC_BYTES);
            }
            return new HmacSigner(key);
        }
        if (secret.startsWith(ED25519)) {
            byte[] key = decode(secret.substring(ED25519.length()), what);
            if (key.length != Ed25519Signer.SEED_BYTES && key.length != Ed25519Signer.PAIR_BYTES) {
                throw new IllegalArgumentException(
                        what + " holds " + key.length + " bytes, want " + Ed25519Signer.SEED_BYTES + " (seed) or "
                                + Ed25519Signer.PAIR_BYTES + " (seed and public key)");
            }
            return new Ed25519Signer(key);
        }
        throw new IllegalArgumentException(
                what + " begins with neither " + HMAC + " (HMAC-SHA-256) nor " + ED25519 + " (Ed25519)");
    }

    private static byte[] decode(String base64, String what) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's message may quote the key.
            throw new IllegalArgumentException(what + " is not base64 after its prefix");
        }
    }

    boolean isEmpty() {
        return signers.isEmpty();
    }

    /** The value of the header {@code webhook-signature}. */
    String header(byte[] content) {
        StringBuilder out = new StringBuilder();
        for (Signer signer : signers) {
            out.append(out.isEmpty() ? "" : " ").append(signer.sign(content));
        }
        return out.toString();
    }
}
