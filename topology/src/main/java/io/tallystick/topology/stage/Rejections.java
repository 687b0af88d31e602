package io.tallystick.topology.stage;

import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.schemas.Sha256;
import io.tallystick.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Makes the records of the topic {@code rejected}: the reason, the original bytes, and where they came from. */
final class Rejections {
    /** What the reason, the coordinates and the framing may take of a record of the topic {@code rejected}, in bytes. */
    private static final int ROOM = 16 * 1024;

    private static final int MAX_DETAIL = 2048;

    /** The longest key that is kept, in bytes: half a record of the topic {@code events}, so that there is room for both. */
    private static final int MAX_KEY = Topics.MAX_EVENT_BATCH_BYTES / 2;

    /** The longest key that the record in {@code rejected} has as its own key, in bytes: twice that of a subject. */
    private static final int MAX_RECORD_KEY = 512;

    private Rejections() {}

    /**
     * @param key the refused record's key, or null
     * @param value its value, or null
     * @param envelope what of the value should be an envelope, if the ledger got that far: it may say who sent it, unchecked
     */
    static io.tallystick.schemas.Rejection record(
            Rejection rejection,
            byte[] key,
            byte[] value,
            Optional<byte[]> envelope,
            Coordinates from,
            long ledgerTimeMillis) {
        byte[] keptKey = cut(key, MAX_KEY);
        int room = Topics.MAX_REJECTED_BATCH_BYTES - ROOM - (keptKey == null ? 0 : keptKey.length);
        byte[] kept = cut(value, room);
        boolean truncated = kept != value || keptKey != key;
        Optional<SignedEnvelope> claimed = envelope.flatMap(Rejections::claims);
        String detail = rejection.detail();
        return io.tallystick.schemas.Rejection.newBuilder()
                .setReason(rejection.reason().code())
                .setDetail(detail.substring(0, Math.min(MAX_DETAIL, detail.length())))
                .setKey(keptKey == null ? null : ByteBuffer.wrap(keptKey))
                .setValue(kept == null ? null : ByteBuffer.wrap(kept))
                .setValueLength(value == null ? -1 : value.length)
                .setTruncated(truncated)
                .setValueSha256(truncated && value != null ? new Sha256(Hashes.sha256(value)) : null)
                .setTopic(from.topic())
                .setPartition(from.partition())
                .setOffset(from.offset())
                .setTimestamp(Instant.ofEpochMilli(from.timestamp()))
                .setDevice(claimed.map(SignedEnvelope::keyId).orElse(null))
                .setSubject(claimed.map(SignedEnvelope::subject).orElse(null))
                .setSequence(claimed.map(SignedEnvelope::sequence).orElse(null))
                .setLedgerTime(Instant.ofEpochMilli(ledgerTimeMillis))
                .build();
    }

    /** The key that a record of the topic has: the refused record's, unless that is larger than any subject's. */
    static byte[] recordKey(byte[] key) {
        return key == null || key.length > MAX_RECORD_KEY ? null : key;
    }

    private static byte[] cut(byte[] bytes, int length) {
        return bytes == null || bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
    }

    private static Optional<SignedEnvelope> claims(byte[] envelope) {
        try {
            return Optional.of(SignedEnvelope.decode(envelope));
        } catch (MalformedEnvelopeException e) {
            return Optional.empty(); // What is no envelope claims nothing.
        }
    }

    /**
     * Where a record lay.
     *
     * @param timestamp milliseconds since 1970, -1 if it had none
     */
    record Coordinates(String topic, int partition, long offset, long timestamp) {}
}
