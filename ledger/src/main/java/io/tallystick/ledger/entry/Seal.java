package io.tallystick.ledger.entry;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The last leaf of a block. Because it is a leaf itself and holds the root of all leaves before the block, the one tree
 * commits to everything and there is no hash chain beside it.
 *
 * <pre>
 * seal     = %x08 height:u64 first:u64 time:u64 previous:32 counts declared inputs state:32
 * counts   = introductions:u32 events:u32 late:u32 gaps:u32 revocations:u32
 * declared = rejected:u32 duplicates:u32 unsettled:u32
 * inputs   = count:u8 count*(source:u8 first:u64 next:u64 records:u32)   ; by source, each at most once
 * </pre>
 *
 * @param height the block's number, from 0
 * @param first the index of the block's first leaf
 * @param timeMillis the ledger's clock, milliseconds since 1970-01-01T00:00Z; never less than in the block before
 * @param previousRoot the RFC 6962 root over the leaves {@code [0, first)}, hexadecimal
 * @param counts how many entries of each kind the block has
 * @param declared what became of input that made no entry; the operator's word, not recomputable from the ledger
 * @param inputs what was read, by source
 * @param stateDigest SHA-256 over the state changes of the block (docs/reference/ledger-format.md), hexadecimal
 */
public record Seal(
        long height,
        long first,
        long timeMillis,
        String previousRoot,
        Counts counts,
        Declared declared,
        List<InputRange> inputs,
        String stateDigest)
        implements LedgerEntry {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Entries of a block by kind; {@code late} counts those of {@code events} that were late. */
    public record Counts(long introductions, long events, long late, long gaps, long revocations) {}

    /**
     * @param rejected input records refused, each kept in the topic {@code rejected}
     * @param duplicates input records that were copies of accepted ones, dropped
     * @param unsettled input records read up to the end of the block that have not yet become an entry, a refusal or a
     *     dropped copy: early envelopes waiting for the numbers before them
     */
    public record Declared(long rejected, long duplicates, long unsettled) {}

    public Seal {
        inputs = List.copyOf(inputs);
        requireInOrder(inputs);
        if (!HASH.matcher(previousRoot).matches() || !HASH.matcher(stateDigest).matches()) {
            throw new IllegalArgumentException("hashes: want 64 lower-case hexadecimal digits, got previous root \""
                    + previousRoot + "\" and state digest \"" + stateDigest + "\"");
        }
    }

    private static void requireInOrder(List<InputRange> inputs) {
        for (int i = 1; i < inputs.size(); i++) {
            if (inputs.get(i).source().compareTo(inputs.get(i - 1).source()) <= 0) {
                throw new IllegalArgumentException("inputs: want each source once and in order, got "
                        + inputs.get(i).source() + " after "
                        + inputs.get(i - 1).source());
            }
        }
    }

    static Seal read(EntryReader in) throws MalformedEntryException {
        long height = in.u63("height");
        long first = in.u63("first index");
        long time = in.u63("time");
        String previous = hex(in.bytes(32, "previous root"));
        Counts counts = new Counts(
                in.u32("introductions"), in.u32("events"), in.u32("late"), in.u32("gaps"), in.u32("revocations"));
        Declared declared = new Declared(in.u32("rejected"), in.u32("duplicates"), in.u32("unsettled"));
        int inputCount = in.u8("input count");
        List<InputRange> inputs = new ArrayList<>();
        for (int i = 0; i < inputCount; i++) {
            inputs.add(InputRange.read(in));
        }
        String state = hex(in.bytes(32, "state digest"));
        try {
            return new Seal(height, first, time, previous, counts, declared, inputs, state);
        } catch (IllegalArgumentException e) {
            throw new MalformedEntryException(e.getMessage());
        }
    }

    @Override
    public EntryKind kind() {
        return EntryKind.SEAL;
    }

    @Override
    public byte[] encode() {
        EntryWriter out = new EntryWriter(EntryKind.SEAL)
                .u64(height)
                .u64(first)
                .u64(timeMillis)
                .bytes(HexFormat.of().parseHex(previousRoot))
                .u32(counts.introductions)
                .u32(counts.events)
                .u32(counts.late)
                .u32(counts.gaps)
                .u32(counts.revocations)
                .u32(declared.rejected)
                .u32(declared.duplicates)
                .u32(declared.unsettled)
                .u8(inputs.size());
        inputs.forEach(range -> range.write(out));
        return out.bytes(HexFormat.of().parseHex(stateDigest)).toBytes();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
