package io.tallystick.ledger.state;

import java.nio.ByteBuffer;

/**
 * How far the messages of one sending ledger have come.
 *
 * <pre>
 * sender = next:u64
 * </pre>
 */
final class SenderState extends StateCell {
    private long next;

    /** @param value as encoded, or null of a ledger that has sent nothing yet */
    SenderState(int ledger, byte[] value) {
        super(StateKeys.sender(ledger), value);
        next = value == null ? 1 : ByteBuffer.wrap(value).getLong();
    }

    @Override
    byte[] encode() {
        return ByteBuffer.allocate(Long.BYTES).putLong(next).array();
    }

    /** The number of the next message, from 1. */
    long next() {
        return next;
    }

    void received(long sequence) {
        next = sequence + 1;
        changed();
    }
}
