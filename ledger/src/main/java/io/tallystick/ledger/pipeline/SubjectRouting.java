package io.tallystick.ledger.pipeline;

import java.nio.charset.StandardCharsets;

/**
 * Which ledger a subject belongs to: Kafka's default partitioner over the subject's UTF-8 bytes (murmur2, sign bit
 * cleared, modulo the number of ledgers). The ledger enforces it, so that no subject's history can be split and no
 * envelope can be entered in two ledgers.
 */
public final class SubjectRouting {
    private static final int SEED = 0x9747b28c;
    private static final int MULTIPLIER = 0x5bd1e995;
    private static final int SHIFT = 24;

    private SubjectRouting() {}

    /** The ledger of a subject, 0 to {@code ledgers - 1}. */
    public static int ledgerOf(String subject, int ledgers) {
        return (murmur2(subject.getBytes(StandardCharsets.UTF_8)) & 0x7fffffff) % ledgers;
    }

    private static int murmur2(byte[] data) {
        int length = data.length;
        int hash = SEED ^ length;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            int word = data[i] & 0xff | (data[i + 1] & 0xff) << 8 | (data[i + 2] & 0xff) << 16 | data[i + 3] << 24;
            word *= MULTIPLIER;
            word ^= word >>> SHIFT;
            hash = hash * MULTIPLIER ^ word * MULTIPLIER;
        }
        for (int tail = length - i - 1; tail >= 0; tail--) {
            hash ^= (data[i + tail] & 0xff) << 8 * tail;
        }
        if (i < length) {
            hash *= MULTIPLIER;
        }
        hash ^= hash >>> 13;
        hash *= MULTIPLIER;
        return hash ^ hash >>> 15;
    }
}
