package io.tallystick.ledger.block;

import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.state.LedgerState;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Builds a ledger's blocks one after the other. The sealing task and the auditor use the same builder, so a block that
 * anyone rebuilds from its entries is the same to the byte. Not for use by several threads at once.
 */
public final class BlockBuilder {
    private final int ledger;
    private final LedgerHead head;
    private final LedgerState state;
    private final BundleBuffer bundle = new BundleBuffer();
    private final long[] counts = new long[EntryKind.SEAL.code() + 1];
    private final MessageDigest sha256;
    private byte[] previousRoot;
    private long first;
    private long late;

    public BlockBuilder(int ledger, LedgerHead head, LedgerState state) {
        this.ledger = ledger;
        this.head = head;
        this.state = state;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform and this one lacks it", e);
        }
        begin();
    }

    /** Appends an entry whose change of the state has been, or will be, applied before the block is closed. */
    public void append(LedgerEntry entry) {
        counts[entry.kind().code()]++;
        if (entry instanceof EventEntry event) {
            late += event.late() ? 1 : 0;
            int offset = bundle.add(event.size());
            event.encode(bundle.buffer(), offset);
            head.append(bundle.buffer(), offset, event.size());
        } else {
            append(entry.encode());
        }
    }

    /** How many entries the block has so far. */
    public int entryCount() {
        return bundle.count();
    }

    /** How many bytes the block's bundle has so far. */
    public int bytes() {
        return bundle.size();
    }

    /** The ledger's end; moves with every entry. */
    public LedgerHead head() {
        return head;
    }

    /**
     * Closes the block with its seal and begins the next.
     *
     * @param timeMillis the ledger's clock
     * @param declared what became of input that made no entry
     * @param inputs what was read, at most one range a source, in order of source
     */
    public Block close(long timeMillis, Seal.Declared declared, List<InputRange> inputs) {
        Seal seal = new Seal(
                head.height(),
                first,
                timeMillis,
                HexFormat.of().formatHex(previousRoot),
                new Seal.Counts(
                        counts[EntryKind.INTRODUCTION.code()],
                        counts[EntryKind.EVENT.code()],
                        late,
                        counts[EntryKind.GAP.code()],
                        counts[EntryKind.REVOCATION.code()]),
                declared,
                inputs,
                stateDigest());
        append(seal.encode());
        int entryCount = bundle.count();
        head.blockClosed(timeMillis);
        begin();
        return new Block(ledger, seal, entryCount, bundle.take(), previousRoot);
    }

    private String stateDigest() {
        state.drainBlockChanges(sha256::update);
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void append(byte[] entry) {
        int offset = bundle.add(entry.length);
        System.arraycopy(entry, 0, bundle.buffer(), offset, entry.length);
        head.append(bundle.buffer(), offset, entry.length);
    }

    private void begin() {
        previousRoot = head.root();
        first = head.size();
        late = 0;
        Arrays.fill(counts, 0);
    }
}
