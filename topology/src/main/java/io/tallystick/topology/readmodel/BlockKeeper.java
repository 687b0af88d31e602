package io.tallystick.topology.readmodel;

import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps blocks as they come, so that what restoring copies is the same as what processing writes, and moves
 * the index and the hashes on.
 *
 * <p>A crash between the two, or before either is on disk, leaves each of these saying how far it goes; it catches up from the
 * kept blocks in small steps, so that a long way to go never costs the task its place in the group.
 */
final class BlockKeeper implements Processor<byte[], byte[], Void, Void> {
    /** After so many entries a step of catching up ends, with the block that has the last: well below a second. */
    private static final int STEP_ENTRIES = 20_000;

    private static final Duration TICK = Duration.ofMillis(100);

    private final BlockDecoder decoder;
    private KeyValueStore<Bytes, byte[]> blocks;
    private EventIndex index;
    private SubtreeHashes subtrees;

    BlockKeeper(BlockDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        blocks = context.getStateStore(ReadModelNames.BLOCKS);
        index = new EventIndex(context.<KeyValueStore<Bytes, byte[]>>getStateStore(ReadModelNames.INDEX));
        subtrees = new SubtreeHashes(context.<KeyValueStore<Bytes, byte[]>>getStateStore(ReadModelNames.SUBTREES));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> {
            index.catchUp(blocks, decoder, STEP_ENTRIES);
            subtrees.catchUp(blocks, decoder, STEP_ENTRIES);
        });
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        StoredBlock block = decoder.decode(record.value());
        blocks.put(Bytes.wrap(record.key()), record.value());
        if (block.seal().first() == index.next()) {
            index.add(block);
        }
        if (block.seal().first() == subtrees.next()) {
            subtrees.add(block);
        }
    }
}
