package io.tallystick.topology.stage;

import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.schemas.Sha256;
import io.tallystick.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Makes the records of the topic {@code rejected}: the reason, the original bytes, and where they came from. */
final class Rejections {
    /** What the reason, the coordinates and the framing may take of a record of the topic {@code rejected}, in bytes. */
    private static final int ROOM = 16 * 1024;

    private static final int MAX_DETAIL = 2048;

    private Rejections() {}

    /**
     * @param key the refused record's key, or null
     * @param value its value, or null
     */
    static io.tallystick.schemas.Rejection record(
            Rejection rejection, byte[] key, byte[] value, Coordinates from, long ledgerTimeMillis) {
        int keyLength = key == null ? 0 : key.length;
        int room = Topics.MAX_REJECTED_BATCH_BYTES - ROOM - keyLength;
        boolean truncated = value != null && value.length > room;
        byte[] kept = truncated ? Arrays.copyOf(value, room) : value;
        io.tallystick.schemas.Rejection.Builder record = io.tallystick.schemas.Rejection.newBuilder()
                .setReason(rejection.reason().code())
                .setDetail(rejection
                        .detail()
                        .substring(0, Math.min(MAX_DETAIL, rejection.detail().length())))
                .setKey(key == null ? null : ByteBuffer.wrap(key))
                .setValue(kept == null ? null : ByteBuffer.wrap(kept))
                .setValueLength(value == null ? -1 : value.length)
                .setTruncated(truncated)
                .setValueSha256(truncated ? new Sha256(sha256(value)) : null)
                .setTopic(from.topic())
                .setPartition(from.partition())
                .setOffset(from.offset())
                .setTimestamp(from.timestamp())
                .setLedgerTime(ledgerTimeMillis);
        return record.build();
    }

    /** Adds what the envelope claims, if it can be read; nothing of it has been checked. */
    static io.tallystick.schemas.Rejection withClaims(io.tallystick.schemas.Rejection record, byte[] envelope) {
        try {
            SignedEnvelope claimed = SignedEnvelope.decode(envelope);
            record.setDevice(claimed.keyId());
            record.setSubject(claimed.subject());
            record.setSequence(claimed.sequence());
        } catch (MalformedEnvelopeException e) {
            record.setDevice(null); // What is not an envelope claims nothing.
        }
        return record;
    }

    /**
     * Where a record lay.
     *
     * @param timestamp milliseconds since 1970, -1 if it had none
     */
    record Coordinates(String topic, int partition, long offset, long timestamp) {}

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform and this one lacks it", e);
        }
    }
}
