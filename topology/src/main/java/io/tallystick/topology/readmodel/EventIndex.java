package io.tallystick.topology.readmodel;

import io.tallystick.ledger.entry.ControlEntry;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Finds entries by device, subject and sequence number. It follows from the blocks alone and says how far it goes: indexing
 * a block writes its entries and the new end in one batch, and doing it again changes nothing.
 */
final class EventIndex {
    private final KeyValueStore<Bytes, byte[]> store;
    private long next;

    EventIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        byte[] end = store.get(IndexKeys.NEXT);
        this.next = end == null ? 0 : ByteBuffer.wrap(end).getLong();
    }

    /** The index of the first entry that is not indexed. */
    long next() {
        return next;
    }

    /** Indexes one block. A crash before the batch is on disk loses it whole, and the blocks have it still. */
    void add(StoredBlock block) {
        List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>(block.entryCount() + 1);
        for (long index = block.seal().first(); index < block.treeSize(); index++) {
            addTo(batch, new StoredEntry(block, index));
        }
        batch.add(KeyValue.pair(IndexKeys.NEXT, IndexKeys.numbers(block.treeSize())));
        store.putAll(batch);
        next = block.treeSize();
    }

    /** Indexes kept blocks that are not indexed, until there are none or so many entries have been indexed. */
    void catchUp(KeyValueStore<Bytes, byte[]> blocks, BlockDecoder decoder, int entries) {
        long enough = next + entries;
        try (KeyValueIterator<Bytes, byte[]> left =
                blocks.range(IndexKeys.block(next), IndexKeys.block(Long.MAX_VALUE))) {
            while (next < enough && left.hasNext()) {
                add(decoder.decode(left.next().value));
            }
        }
    }

    private static void addTo(List<KeyValue<Bytes, byte[]>> batch, StoredEntry stored) {
        byte[] bytes = stored.bytes();
        if (bytes[0] != EntryKind.EVENT.code()
                && bytes[0] != EntryKind.GAP.code()
                && bytes[0] != EntryKind.REVOCATION.code()
                && bytes[0] != EntryKind.ACTIVATION.code()) {
            return;
        }
        LedgerEntry entry = stored.decode();
        if (entry instanceof GapEntry gap) {
            batch.add(KeyValue.pair(
                    IndexKeys.gap(gap.device(), gap.subject(), gap.first()),
                    IndexKeys.numbers(gap.last(), stored.index())));
        } else {
            byte[] envelope = entry instanceof EventEntry event ? event.envelope() : ((ControlEntry) entry).envelope();
            SignedEnvelope signed = decode(envelope, stored);
            batch.add(KeyValue.pair(
                    IndexKeys.event(signed.numberedBy(), signed.subject(), signed.sequence()),
                    IndexKeys.numbers(stored.index())));
        }
    }

    private static SignedEnvelope decode(byte[] envelope, StoredEntry stored) {
        try {
            return SignedEnvelope.decode(envelope);
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException(
                    "ledger " + stored.block().ledger() + ", entry " + stored.index()
                            + ": its envelope does not decode: " + e.getMessage(),
                    e);
        }
    }
}
