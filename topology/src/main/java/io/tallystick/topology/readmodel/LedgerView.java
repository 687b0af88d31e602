package io.tallystick.topology.readmodel;

import io.tallystick.ledger.proof.TlogProof;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Queries on one ledger. Each answers from the blocks that were kept when it was asked; a later one may know more.
 *
 * @param ledger which ledger
 * @param origin the ledger's name in checkpoints
 */
public record LedgerView(
        int ledger,
        String origin,
        BlockDecoder decoder,
        ReadOnlyKeyValueStore<Bytes, byte[]> blocks,
        ReadOnlyKeyValueStore<Bytes, byte[]> index,
        ReadOnlyKeyValueStore<Bytes, byte[]> subtrees,
        ReadOnlyKeyValueStore<Bytes, byte[]> checkpoints) {

    /** What the ledger has under a device, subject and sequence number. */
    public sealed interface Found permits Entry, Missing {}

    /** The event or revocation with the number. */
    public record Entry(StoredEntry entry) implements Found {}

    /**
     * The number had not come when the ledger stopped waiting, nor since.
     *
     * @param gap the entry that says so
     */
    public record Missing(StoredEntry gap) implements Found {}

    /** The newest block; empty before the first. */
    public Optional<StoredBlock> latest() {
        return blockAt(Long.MAX_VALUE);
    }

    /**
     * The block of a height.
     *
     * @param height 0 or more; empty where the ledger does not reach it yet
     */
    public Optional<StoredBlock> block(long height) {
        Optional<StoredBlock> latest = latest();
        if (latest.isEmpty() || height < 0 || height > latest.get().seal().height()) {
            return Optional.empty();
        }
        // Heights grow with first indexes, which are the keys.
        long low = 0;
        long high = latest.get().seal().first();
        while (low <= high) {
            Optional<StoredBlock> middle = blockAt((low + high) >>> 1);
            if (middle.isEmpty() || middle.get().seal().height() < height) {
                low = middle.map(StoredBlock::treeSize).orElse(((low + high) >>> 1) + 1);
            } else if (middle.get().seal().height() > height) {
                high = middle.get().seal().first() - 1;
            } else {
                return middle;
            }
        }
        return Optional.empty();
    }

    /**
     * The entry of an index.
     *
     * @param at 0 or more; empty where the ledger does not reach it yet
     */
    public Optional<StoredEntry> entry(long at) {
        return at < 0
                ? Optional.empty()
                : blockAt(at).filter(block -> at < block.treeSize()).map(block -> new StoredEntry(block, at));
    }

    /**
     * What the ledger has of a device's number on a subject.
     *
     * @param device {@code organisation/device}, {@code organisation/gateway/device} for what a gateway signed, or an organisation
     *     for its revocations; at most 255 bytes of UTF-8
     * @param subject for a revocation, the device; at most 255 bytes of UTF-8
     * @param sequence 1 or more
     * @return empty where the ledger has neither an event nor a gap of that number
     * @throws IndexBehindException if it was not found and the index does not cover all kept blocks yet
     */
    public Optional<Found> entry(String device, String subject, long sequence) throws IndexBehindException {
        // In this order: what is indexed between the two cannot make a found entry look missing.
        long indexed = number(index.get(IndexKeys.NEXT));
        long size = latest().map(StoredBlock::treeSize).orElse(0L);
        byte[] at = index.get(IndexKeys.event(device, subject, sequence));
        if (at != null) {
            return entry(number(at)).map(Entry::new);
        }
        if (indexed < size) {
            throw new IndexBehindException(ledger, indexed, size);
        }
        return gap(device, subject, sequence);
    }

    /** The ledger's last signed checkpoint, a C2SP signed note. */
    public Optional<String> checkpoint() {
        byte[] note = checkpoints.get(Bytes.wrap(origin.getBytes(StandardCharsets.UTF_8)));
        return note == null ? Optional.empty() : Optional.of(new String(note, StandardCharsets.UTF_8));
    }

    /**
     * The proof that an entry is in the tree of the last signed checkpoint.
     *
     * @param at 0 or more; empty where neither the blocks nor the checkpoint reach it
     * @throws ProofBehindException if there is no proof of it yet
     */
    public Optional<TlogProof> proof(long at) throws ProofBehindException {
        return new EntryProofs(this, subtrees).of(at);
    }

    private Optional<Found> gap(String device, String subject, long sequence) {
        Bytes from = IndexKeys.gap(device, subject, 0);
        Bytes to = IndexKeys.gap(device, subject, sequence);
        try (KeyValueIterator<Bytes, byte[]> gaps = index.reverseRange(from, to)) {
            if (!gaps.hasNext()) {
                return Optional.empty();
            }
            ByteBuffer value = ByteBuffer.wrap(gaps.next().value);
            return value.getLong() < sequence
                    ? Optional.empty()
                    : entry(value.getLong()).map(Missing::new);
        }
    }

    /** The last block that begins at an index or before it. */
    private Optional<StoredBlock> blockAt(long at) {
        try (KeyValueIterator<Bytes, byte[]> before = blocks.reverseRange(IndexKeys.block(0), IndexKeys.block(at))) {
            if (!before.hasNext()) {
                return Optional.empty();
            }
            KeyValue<Bytes, byte[]> found = before.next();
            return Optional.of(decoder.decode(found.value));
        }
    }

    private static long number(byte[] value) {
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }
}
