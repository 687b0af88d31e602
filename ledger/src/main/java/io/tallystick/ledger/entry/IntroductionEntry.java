package io.tallystick.ledger.entry;

import io.tallystick.ledger.identity.IdentityLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * A device's certificate chain, entered when the ledger first accepts it: from here on the ledger knows the device's key.
 *
 * <pre>
 * introduction = %x01 time:u64 count:u8 count*(length:u16 certificate)   ; DER, leaf first; count 1 to 3; length at least 1
 * </pre>
 */
public final class IntroductionEntry implements LedgerEntry {
    private final long timeMillis;
    private final List<byte[]> chain;

    /**
     * @param timeMillis the ledger's clock at which the chain was found valid, milliseconds since 1970, not negative
     * @param chain certificates, DER, leaf first, 1 to {@link IdentityLimits#MAX_CHAIN_LENGTH}, none empty
     */
    public IntroductionEntry(long timeMillis, List<byte[]> chain) {
        if (chain.isEmpty() || chain.size() > IdentityLimits.MAX_CHAIN_LENGTH) {
            throw new IllegalArgumentException("certificate chain: want 1 to " + IdentityLimits.MAX_CHAIN_LENGTH
                    + " certificates, got " + chain.size());
        }
        if (timeMillis < 0 || chain.stream().anyMatch(c -> c.length == 0 || c.length > MAX_BYTES)) {
            throw new IllegalArgumentException("introduction: want a time from 0 and certificates of 1 to " + MAX_BYTES
                    + " bytes, got time " + timeMillis + " and "
                    + chain.stream().map(c -> c.length).toList());
        }
        this.timeMillis = timeMillis;
        this.chain = chain.stream().map(byte[]::clone).toList();
    }

    static IntroductionEntry read(EntryReader in) throws MalformedEntryException {
        long time = in.u63("time");
        int count = in.u8("certificate count");
        if (count < 1 || count > IdentityLimits.MAX_CHAIN_LENGTH) {
            throw new MalformedEntryException(
                    "certificate count: want 1 to " + IdentityLimits.MAX_CHAIN_LENGTH + ", got " + count);
        }
        List<byte[]> chain = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = in.u16("certificate length");
            if (length == 0) {
                throw new MalformedEntryException("certificate length: want at least 1, got 0");
            }
            chain.add(in.bytes(length, "certificate"));
        }
        return new IntroductionEntry(time, chain);
    }

    @Override
    public EntryKind kind() {
        return EntryKind.INTRODUCTION;
    }

    @Override
    public byte[] encode() {
        EntryWriter out =
                new EntryWriter(EntryKind.INTRODUCTION).u64(timeMillis).u8(chain.size());
        chain.forEach(certificate -> out.u16(certificate.length).bytes(certificate));
        return out.toBytes();
    }

    /** The ledger's clock at which the chain was found valid, milliseconds since 1970. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The certificates, DER, leaf first; copies. */
    public List<byte[]> chain() {
        return chain.stream().map(byte[]::clone).toList();
    }
}
