package io.tallystick.gateway;

import io.tallystick.ledger.crypto.Sha256;

/**
 * A request that its sender gave a key, so as to send it again when the answer was lost. Immutable.
 *
 * @param keyMark what the key is known by
 * @param requestMark what the key with these bytes is known by
 */
public record KeyedRequest(long keyMark, long requestMark) {
    /**
     * A request.
     *
     * @param key the sender's, with the sender's name where senders do not know of each other
     * @param content all that the request said
     */
    public static KeyedRequest of(String key, byte[] content) {
        return new KeyedRequest(Marks.ofKey(key), Marks.ofRequest(key, Sha256.digest(content)));
    }
}
