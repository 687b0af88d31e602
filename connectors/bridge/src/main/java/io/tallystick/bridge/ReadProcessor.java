package io.tallystick.bridge;

import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.gateway.output.Written;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Reads records: what devices signed goes on as it is, what is refused to {@code rejected}, and what is taken to the signer of its
 * stream.
 *
 * <p>What is written has the time at which it is written as its Kafka timestamp: with that of an old record it would be past the
 * topic's retention before anyone read it, and with one far ahead brokers would refuse it. What is signed says when the
 * record was received, by the record's own timestamp, so that reading it again gives the same bytes.
 */
final class ReadProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final byte[] ABSENT = {};

    /** 9999-12-31T23:59:59.999Z. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private final TopicFrom topicFrom;
    private final PayloadFormat format;
    private final FramedOutput output;
    private final BridgeMetrics metrics;
    private ProcessorContext<byte[], byte[]> context;

    ReadProcessor(TopicFrom topicFrom, PayloadFormat format, FramedOutput output, BridgeMetrics metrics) {
        this.topicFrom = topicFrom;
        this.format = format;
        this.output = output;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        metrics.read.increment();
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        Origin origin = new Origin(metadata.topic(), metadata.partition(), metadata.offset());
        byte[] payload = record.value() == null ? ABSENT : record.value();
        // A refusal that comes before the device's topic is known goes by the Kafka topic.
        IntakeMessage message = new IntakeMessage(origin.topic(), payload, record.timestamp());
        try {
            requireTime(record.timestamp());
            String topic = topicFrom.of(origin.topic(), record.key(), record.headers());
            message = new IntakeMessage(topic, payload, record.timestamp());
            if (record.value() == null) {
                throw new RefusedException(
                        RefusalCode.EMPTY, "want a value, got none: a tombstone deletes nothing here");
            }
        } catch (RefusedException e) {
            refuse(e.result(), message, record, origin);
            return;
        }
        apply(format.read(message), message, record, origin);
    }

    private void apply(
            List<IntakeResult> results, IntakeMessage message, Record<byte[], byte[]> record, Origin origin) {
        int ordinal = 0;
        for (IntakeResult result : results) {
            if (result instanceof IntakeResult.Taken taken) {
                take(new TakenMessage(taken, ordinal, message, format.mediaType(), origin), record);
            } else if (result instanceof IntakeResult.Signed signed) {
                metrics.passed.increment();
                Written event = output.event(
                        signed.envelope().subject(),
                        signed.envelope().bytes(),
                        message,
                        origin.source(message.topic()));
                context.forward(written(event), Names.READ_EVENTS);
            } else if (result instanceof IntakeResult.Refused refused) {
                refuse(refused, message, record, origin);
            } else {
                metrics.noted.increment();
            }
            ordinal++;
        }
    }

    private void take(TakenMessage taken, Record<byte[], byte[]> record) {
        byte[] value = TakenCodec.encode(taken);
        if (value.length > BridgeLimits.MAX_TAKEN_BYTES) {
            String detail = "want a message that with its readings is at most " + BridgeLimits.MAX_TAKEN_BYTES
                    + " bytes, got " + value.length;
            refuse(new IntakeResult.Refused(RefusalCode.TOO_LARGE, detail), taken.message(), record, taken.origin());
            return;
        }
        byte[] key = TakenMessage.key(taken.stream());
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), Names.TAKEN_FILTER);
    }

    private void refuse(
            IntakeResult.Refused refusal, IntakeMessage message, Record<byte[], byte[]> record, Origin origin) {
        metrics.refused.increment();
        Written written = output.refused(
                refusal,
                message,
                record.key(),
                origin.topic(),
                origin.partition(),
                origin.offset(),
                record.value() == null);
        context.forward(written(written), Names.READ_REJECTED);
    }

    private Record<byte[], byte[]> written(Written written) {
        return new Record<>(written.key(), written.value(), context.currentSystemTimeMs());
    }

    private static void requireTime(long millis) throws RefusedException {
        if (millis <= 0 || millis > LAST_MILLIS) {
            throw new RefusedException(
                    RefusalCode.BAD_TIME,
                    "want a record with a timestamp up to the year 9999, got " + (millis == 0 ? "none" : millis));
        }
    }
}
