package io.tallystick.topology.stage;

import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.schemas.Sha256;
import io.tallystick.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

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
     * @param claimed its envelope, which may say who sent it, unchecked; null if there is none
     */
    static io.tallystick.schemas.Rejection record(
            Rejection rejection,
            byte[] key,
            byte[] value,
            SignedEnvelope claimed,
            Coordinates from,
            long ledgerTimeMillis) {
        byte[] keptKey = cut(key, MAX_KEY);
        int room = Topics.MAX_REJECTED_BATCH_BYTES - ROOM - (keptKey == null ? 0 : keptKey.length);
        byte[] kept = cut(value, room);
        boolean truncated = kept != value || keptKey != key;
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
                .setDevice(claimed == null ? null : claimed.device())
                .setSubject(claimed == null ? null : claimed.subject())
                .setSequence(claimed == null ? null : claimed.sequence())
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

    /**
     * Where a record lay.
     *
     * @param timestamp milliseconds since 1970, -1 if it had none
     */
    record Coordinates(String topic, int partition, long offset, long timestamp) {}
}
