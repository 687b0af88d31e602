package io.tallystick.ledger.entry;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Leaf 0 of every ledger: which network and which of its ledgers this is.
 *
 * <pre>
 * genesis = %x00 version:u8 ledger:u32 ledgers:u32 hash:32   ; version is 1; ledger &lt; ledgers
 * </pre>
 */
public final class GenesisEntry implements LedgerEntry {
    /** The version of all formats in a ledger that begins with this entry. */
    public static final int FORMAT_VERSION = 1;

    private final int ledger;
    private final int ledgers;
    private final byte[] hash;

    /**
     * @param ledger which ledger of the network, 0 to {@code ledgers - 1}
     * @param ledgers how many ledgers the network has, at least 1
     * @param hash SHA-256 of network.yaml, 32 bytes
     */
    public GenesisEntry(int ledger, int ledgers, byte[] hash) {
        if (ledgers < 1 || ledger < 0 || ledger >= ledgers || hash.length != 32) {
            throw new IllegalArgumentException("genesis entry: ledger " + ledger + " of " + ledgers + ", hash of "
                    + hash.length + " bytes; want ledger < ledgers and 32 bytes");
        }
        this.ledger = ledger;
        this.ledgers = ledgers;
        this.hash = hash.clone();
    }

    static GenesisEntry read(EntryReader in) throws MalformedEntryException {
        int version = in.u8("format version");
        if (version != FORMAT_VERSION) {
            throw new MalformedEntryException("format version: want " + FORMAT_VERSION + ", got " + version);
        }
        long ledger = in.u32("ledger");
        long ledgers = in.u32("ledgers");
        if (ledgers < 1 || ledgers > Integer.MAX_VALUE || ledger >= ledgers) {
            throw new MalformedEntryException("ledger: want less than ledgers, got " + ledger + " of " + ledgers);
        }
        return new GenesisEntry((int) ledger, (int) ledgers, in.bytes(32, "genesis hash"));
    }

    @Override
    public EntryKind kind() {
        return EntryKind.GENESIS;
    }

    @Override
    public byte[] encode() {
        return new EntryWriter(EntryKind.GENESIS)
                .u8(FORMAT_VERSION)
                .u32(ledger)
                .u32(ledgers)
                .bytes(hash)
                .toBytes();
    }

    public int ledger() {
        return ledger;
    }

    public int ledgers() {
        return ledgers;
    }

    /** SHA-256 of network.yaml, a copy. */
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GenesisEntry that
                && that.ledger == ledger
                && that.ledgers == ledgers
                && Arrays.equals(that.hash, hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash) + ledger;
    }

    @Override
    public String toString() {
        return "genesis of ledger " + ledger + " of " + ledgers + ", network.yaml "
                + HexFormat.of().formatHex(hash);
    }
}
