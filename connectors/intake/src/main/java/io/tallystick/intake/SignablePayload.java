package io.tallystick.intake;

import io.tallystick.ledger.envelope.ContentType;
import java.util.Arrays;

/** A payload that an envelope can carry: at least one byte, and what its content type says. */
public record SignablePayload(ContentType contentType, byte[] bytes) {
    public SignablePayload {
        bytes = bytes.clone();
    }

    /** A copy. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignablePayload payload
                && payload.contentType == contentType
                && Arrays.equals(payload.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
