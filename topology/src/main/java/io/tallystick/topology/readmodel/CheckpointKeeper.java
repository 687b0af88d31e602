package io.tallystick.topology.readmodel;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the last checkpoint of each origin. */
final class CheckpointKeeper implements Processor<byte[], byte[], Void, Void> {
    private KeyValueStore<Bytes, byte[]> checkpoints;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        checkpoints = context.getStateStore(ReadModelNames.CHECKPOINTS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        checkpoints.put(Bytes.wrap(record.key()), record.value());
    }
}
