package io.tallystick.connect.webhook.request;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Scheme {@code v1} of Standard Webhooks: HMAC-SHA-256 with a secret that both sides know. */
final class HmacSigner implements Signer {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKey key;

    HmacSigner(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    @Override
    public String sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
