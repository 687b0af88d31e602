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
        for (int i = 0; i < subject.length(); i++) {
            if (subject.charAt(i) >= 0x80) {
                byte[] utf8 = subject.getBytes(StandardCharsets.UTF_8);
                return (murmur2(new String(utf8, StandardCharsets.ISO_8859_1)) & 0x7fffffff) % ledgers;
            }
        }
        return (murmur2(subject) & 0x7fffffff) % ledgers;
    }

    /** @param data a character for each byte: ASCII is that already, so most subjects need no copy */
    private static int murmur2(String data) {
        int length = data.length();
        int hash = SEED ^ length;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            int word = data.charAt(i) | data.charAt(i + 1) << 8 | data.charAt(i + 2) << 16 | data.charAt(i + 3) << 24;
            word *= MULTIPLIER;
            word ^= word >>> SHIFT;
            hash = hash * MULTIPLIER ^ word * MULTIPLIER;
        }
        for (int tail = length - i - 1; tail >= 0; tail--) {
            hash ^= data.charAt(i + tail) << 8 * tail;
        }
        if (i < length) {
            hash *= MULTIPLIER;
        }
        hash ^= hash >>> 13;
        hash *= MULTIPLIER;
        return hash ^ hash >>> 15;
    }
}
