package io.tallystick.bridge;

import io.tallystick.gateway.GatewaySigner;
import io.tallystick.gateway.Signing;
import io.tallystick.gateway.StreamKey;
import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.gateway.output.Written;
import io.tallystick.intake.IntakeResult;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Signs and numbers what was taken. Positions are put into the store with the envelopes they lead to, and its changelog is part of the
 * transaction: after a crash before the commit none of both is there, and the record comes again; after the commit both are, and it
 * does not.
 */
final class SignProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final Supplier<GatewaySigner> signers;
    private final FramedOutput output;
    private final BridgeMetrics metrics;
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<Bytes, String> positions;
    private GatewaySigner signer;

    SignProcessor(Supplier<GatewaySigner> signers, FramedOutput output, BridgeMetrics metrics) {
        this.signers = signers;
        this.output = output;
        this.metrics = metrics;
    }

    /** A task that begins again, after an aborted transaction too, begins with what is committed. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.positions = context.getStateStore(Names.POSITIONS);
        this.signer = signers.get();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        TakenMessage message = TakenCodec.decode(record.value());
        StreamKey stream = message.stream();
        Bytes key = Bytes.wrap(TakenMessage.key(stream));
        if (!signer.knows(stream)) {
            signer.restore(stream, positions.get(key));
        }
        Signing signing = signer.sign(message.taken(), message.ordinal(), message.message(), message.mediaType());
        if (signing instanceof Signing.Signed signed) {
            for (byte[] envelope : signed.envelopes()) {
                metrics.signed.increment();
                String source = message.origin().source(message.message().topic());
                forward(output.event(stream.subject(), envelope, message.message(), source), Names.SIGNED_EVENTS);
            }
            positions.put(key, signer.position(stream));
        } else if (signing instanceof Signing.Refused refused) {
            metrics.refused.increment();
            forward(refusal(refused, message), Names.SIGNED_REJECTED);
        } else {
            metrics.repeated.increment();
        }
    }

    private Written refusal(Signing.Refused refused, TakenMessage message) {
        Origin origin = message.origin();
        return output.refused(
                new IntakeResult.Refused(refused.code(), refused.detail()),
                message.message(),
                null,
                origin.topic(),
                origin.partition(),
                origin.offset(),
                false);
    }

    private void forward(Written written, String child) {
        context.forward(new Record<>(written.key(), written.value(), context.currentSystemTimeMs()), child);
    }
}
