package io.tallystick.topology.stage;

import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.pipeline.MessageOrder;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.ledger.pipeline.RejectionReason;
import io.tallystick.schemas.Message;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.schemas.serde.IncompatibleWriterSchemaException;
import io.tallystick.schemas.serde.MalformedRecordException;
import io.tallystick.schemas.serde.NotFramedException;
import io.tallystick.schemas.serde.UnknownSchemaIdException;
import io.tallystick.topology.state.CommitStore;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes records of the topic {@code messages}: what other ledgers' outcomes say to subjects of this one. The topic is the
 * application's own; who else may write to it could send money that no ledger sent, which an audit of all ledgers finds.
 */
final class ReceiveProcessor implements Processor<byte[], byte[], Object, Object> {
    private final AvroDeserializer<Message> messages;
    private final StageMetrics metrics;
    private ProcessorContext<Object, Object> context;
    private LedgerTask task;
    private int ledger;

    ReceiveProcessor(AvroDeserializer<Message> messages, StageMetrics metrics) {
        this.messages = messages;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        this.ledger = context.taskId().partition();
        CommitStore<LedgerTask> store = context.getStateStore(Names.LEDGER_STATE);
        this.task = store.open(ledger);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        task.sealer().input(InputRange.Source.MESSAGES, metadata.offset());
        MessageOrder.Decision decision = decide(metadata.topic(), record.value());
        if (decision instanceof MessageOrder.Decision.Next next) {
            context.forward(new Record<>(null, next.step(), record.timestamp()), Names.SEAL);
        } else if (decision instanceof MessageOrder.Decision.Refused refused) {
            reject(record, metadata, refused.rejection());
        } else {
            task.sealer().duplicate();
            metrics.duplicate(ledger);
        }
    }

    private MessageOrder.Decision decide(String topic, byte[] value) {
        Message message;
        try {
            message = messages.deserialize(topic, value);
        } catch (NotFramedException
                | UnknownSchemaIdException
                | IncompatibleWriterSchemaException
                | MalformedRecordException e) {
            return refused(e.getMessage());
        }
        if (message == null) {
            return refused("message: want a record, got an empty one");
        }
        return task.messages()
                .order(message.getLedger(), message.getSequence(), message.getIndex(), bytes(message.getPayload()));
    }

    private static MessageOrder.Decision refused(String detail) {
        return new MessageOrder.Decision.Refused(new Rejection(RejectionReason.MALFORMED, detail));
    }

    private static byte[] bytes(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }

    private void reject(Record<byte[], byte[]> record, RecordMetadata metadata, Rejection rejection) {
        task.sealer().rejected();
        metrics.rejected(ledger, rejection);
        Rejections.Coordinates from = new Rejections.Coordinates(
                metadata.topic(), metadata.partition(), metadata.offset(), record.timestamp());
        long now = task.sealer().time().millis();
        context.forward(
                new Record<>(
                        Rejections.recordKey(record.key()),
                        Rejections.record(rejection, record.key(), record.value(), null, from, now),
                        record.timestamp()),
                Names.REJECTED);
    }
}
