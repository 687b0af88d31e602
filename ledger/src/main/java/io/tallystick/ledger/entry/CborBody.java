package io.tallystick.ledger.entry;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.MalformedCborException;

/** The part of an entry that contracts write: one item of CBOR in the core deterministic encoding (RFC 8949 section 4.2.1). */
final class CborBody {
    private CborBody() {}

    /**
     * Checks a body; one that is written must be one that can be read.
     *
     * @param maxBytes how many bytes the entry has room for
     * @return the body
     * @throws IllegalArgumentException if it is longer, or is not exactly one such item of at most
     *     {@link CborReader#MAX_DEPTH} levels
     */
    static byte[] require(byte[] body, int maxBytes) {
        if (body.length > maxBytes) {
            throw new IllegalArgumentException("body: want at most " + maxBytes + " bytes, got " + body.length);
        }
        CborReader in = new CborReader(body);
        try {
            in.skip();
            in.requireEnd();
        } catch (MalformedCborException e) {
            throw new IllegalArgumentException("body: " + e.getMessage());
        }
        return body;
    }
}
