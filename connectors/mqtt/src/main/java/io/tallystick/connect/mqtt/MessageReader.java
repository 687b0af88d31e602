package io.tallystick.connect.mqtt;

import io.tallystick.gateway.GatewaySigner;
import io.tallystick.gateway.Signing;
import io.tallystick.gateway.StreamKey;
import io.tallystick.gateway.output.Output;
import io.tallystick.gateway.output.Written;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.PayloadFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes records of messages. Once made they must reach Kafka in one transaction, or this is to be thrown away. Not thread safe. */
final class MessageReader {
    /** For records that move no position: Connect wants an offset of each. */
    private static final Map<String, String> NO_POSITION = Map.of("position", "none");

    private final PayloadFormat format;
    /** Null where devices sign. */
    private final GatewaySigner signer;

    private final Output output;
    private final String source;
    private final Map<String, String> unnumbered;
    private final MqttMetrics metrics;
    private final Consumer<IntakeResult.Request> requests;

    /** @param broker for people: a part of each event's source */
    MessageReader(
            PayloadFormat format,
            GatewaySigner signer,
            Output output,
            String broker,
            String clientId,
            MqttMetrics metrics,
            Consumer<IntakeResult.Request> requests) {
        this.format = format;
        this.signer = signer;
        this.output = output;
        this.source = "mqtt:" + broker + "/";
        this.unnumbered = Map.of("client", clientId);
        this.metrics = metrics;
        this.requests = requests;
    }

    /** A message and what it means. */
    record Read(IntakeMessage message, List<IntakeResult> results) {}

    /** One partition and offset for all records of a stream: Connect looks both up by each record, and finds the same object soonest. */
    private record Place(Map<String, String> partition, Map<String, String> offset) {}

    /** One batch: offsets are filled in when the last of its messages is signed, since all of it is one transaction. */
    final class Batch {
        private final Map<StreamKey, Place> places = new HashMap<>();

        /** The records of a message, in order; none if there is nothing to write. */
        List<SourceRecord> records(Read read) {
            List<SourceRecord> records = new ArrayList<>();
            int ordinal = 0;
            for (IntakeResult result : read.results()) {
                if (result instanceof IntakeResult.Taken taken) {
                    sign(taken, ordinal, read.message(), records);
                } else if (result instanceof IntakeResult.Signed signed) {
                    metrics.taken.increment();
                    Written event = output.event(
                            signed.envelope().subject(),
                            signed.envelope().bytes(),
                            read.message(),
                            from(read.message()));
                    records.add(record(event, unnumbered, NO_POSITION));
                } else if (result instanceof IntakeResult.Refused refused) {
                    records.add(refused(refused, read.message()));
                } else if (result instanceof IntakeResult.Request request) {
                    requests.accept(request);
                }
                ordinal++;
            }
            return records;
        }

        private Place place(StreamKey stream) {
            return new Place(Positions.partition(signer.identity().id(), stream), new HashMap<>());
        }

        private void sign(IntakeResult.Taken taken, int ordinal, IntakeMessage message, List<SourceRecord> records) {
            Signing signing = signer.sign(taken, ordinal, message, format.mediaType());
            if (signing instanceof Signing.Signed signed) {
                StreamKey stream = signed.stream();
                Place place = places.computeIfAbsent(stream, this::place);
                for (byte[] envelope : signed.envelopes()) {
                    metrics.signed.increment();
                    records.add(record(
                            output.event(stream.subject(), envelope, message, from(message)),
                            place.partition,
                            place.offset));
                }
            } else if (signing instanceof Signing.Refused refused) {
                records.add(refused(new IntakeResult.Refused(refused.code(), refused.detail()), message));
            } else {
                metrics.repeated.increment();
            }
        }

        /** Fills the offsets in; nothing may be added afterwards. */
        void close() {
            places.forEach((stream, place) -> place.offset.put(Positions.POSITION, signer.position(stream)));
        }
    }

    Read read(IntakeMessage message) {
        return new Read(message, format.read(message));
    }

    Batch batch() {
        return new Batch();
    }

    /** Streams of the messages whose position has to be restored first. */
    Set<StreamKey> unknown(List<Read> messages) {
        Set<StreamKey> streams = new LinkedHashSet<>();
        for (Read read : messages) {
            for (IntakeResult result : read.results()) {
                if (result instanceof IntakeResult.Taken taken) {
                    StreamKey stream = new StreamKey(taken.device(), taken.subject());
                    if (!signer.knows(stream)) {
                        streams.add(stream);
                    }
                }
            }
        }
        return streams;
    }

    private SourceRecord refused(IntakeResult.Refused refusal, IntakeMessage message) {
        metrics.refused(refusal.code().text());
        return record(output.refused(refusal, message), unnumbered, NO_POSITION);
    }

    private String from(IntakeMessage message) {
        return source + message.topic();
    }

    private static SourceRecord record(Written written, Map<String, ?> partition, Map<String, ?> offset) {
        Headers headers = new ConnectHeaders();
        written.headers().forEach(headers::addString);
        return new SourceRecord(
                partition,
                offset,
                written.topic(),
                null,
                Schema.BYTES_SCHEMA,
                written.key(),
                Schema.BYTES_SCHEMA,
                written.value(),
                null,
                headers);
    }
}
