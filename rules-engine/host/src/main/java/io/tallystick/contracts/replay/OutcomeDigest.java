package io.tallystick.contracts.replay;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What two parties who ran the same ledgers compare, instead of all outcomes. Integers are unsigned, big-endian.
 *
 * <pre>
 * ledger  = SHA-256( *( index:u64 length:u16 entry ) )       ; its outcome entries in order; entry: kind and body, as stored
 * network = SHA-256( *( ledger:u32 outcomes:u64 digest ) )   ; all ledgers, ascending; digest: the 32 bytes of the ledger's
 * </pre>
 *
 * <p>Taken as outcomes come, in constant memory.
 */
final class OutcomeDigest {
    private final MessageDigest sha256 = sha256();
    private final ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Short.BYTES);
    private long outcomes;

    /** @param length 1 to 65,535 */
    void add(long index, byte[] bytes, int at, int length) {
        outcomes++;
        head.clear().putLong(index).putShort((short) length);
        sha256.update(head.array());
        sha256.update(bytes, at, length);
    }

    /** What has been added so far; more may be added. */
    LedgerOutcomes of(int ledger, long size) {
        try {
            byte[] digest = ((MessageDigest) sha256.clone()).digest();
            return new LedgerOutcomes(ledger, size, outcomes, HexFormat.of().formatHex(digest));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    /** Over all ledgers of a network, ascending. */
    static String network(List<LedgerOutcomes> ledgers) {
        MessageDigest sha256 = sha256();
        for (LedgerOutcomes ledger : ledgers) {
            sha256.update(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt(ledger.ledger())
                    .putLong(ledger.outcomes())
                    .array());
            sha256.update(HexFormat.of().parseHex(ledger.digest()));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
