package io.tallystick.topology.readmodel;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Counts restored records of the store of blocks. */
final class CountingRestores implements StateRestoreListener {
    private final AtomicLong blocks = new AtomicLong();

    long blocks() {
        return blocks.get();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {}

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
        if (store.equals(ReadModelNames.BLOCKS)) {
            blocks.addAndGet(restored);
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {}
}
