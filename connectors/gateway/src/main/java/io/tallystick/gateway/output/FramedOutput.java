package io.tallystick.gateway.output;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.ledger.crypto.Sha256;
import io.tallystick.schemas.Event;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.serde.AvroSerializer;
import io.tallystick.schemas.serde.ConfluentFraming;
import io.tallystick.schemas.serde.EventCodec;
import io.tallystick.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** The network's own form: Avro in Confluent framing. The registry is asked once, at the start: afterwards it may be away. */
public final class FramedOutput implements Output {
    /** Bytes of a refused message that are kept: with its reason it fits a record of a producer's default size. */
    static final int MAX_KEPT = 900_000;

    /** Bytes of a refused record's key that are kept: beside {@link #MAX_KEPT} there is room for it. */
    static final int MAX_KEY = 65_536;

    /** A longer key than this, twice a subject's, is no subject: the record is put where its topic's name leads. */
    private static final int MAX_RECORD_KEY = 512;

    private static final int MAX_DETAIL = 2_048;
    /** What a record of the topic says that came from no Kafka topic. */
    private static final int NOWHERE = -1;

    private final Topics topics;
    private final int eventSchema;
    private final AvroSerializer<Rejection> rejections = new AvroSerializer<>();

    private FramedOutput(Topics topics, int eventSchema) {
        this.topics = topics;
        this.eventSchema = eventSchema;
    }

    /**
     * Asks the registry for the ids of both schemas.
     *
     * @param registry its settings, {@code schema.registry.url} among them
     * @throws io.tallystick.schemas.serde.RegistryUnavailableException when it does not answer in time
     * @throws io.tallystick.schemas.serde.RegistryRefusedException when it does not take a schema
     */
    public static FramedOutput open(Topics topics, Map<String, ?> registry) {
        FramedOutput output = new FramedOutput(topics, eventSchema(topics, registry));
        try {
            output.rejections.configure(registry, false);
            IntakeMessage none = new IntakeMessage("none", new byte[] {0}, 0);
            output.refused(new IntakeResult.Refused(io.tallystick.intake.RefusalCode.MALFORMED, ""), none);
            return output;
        } catch (RuntimeException e) {
            output.close();
            throw e;
        }
    }

    /** Events are the hot path and written without Avro's objects: of the registry only the id is needed. */
    private static int eventSchema(Topics topics, Map<String, ?> registry) {
        try (AvroSerializer<Event> events = new AvroSerializer<>()) {
            events.configure(registry, false);
            Event none = Event.newBuilder()
                    .setEnvelope(ByteBuffer.wrap(new byte[] {0}))
                    .setReceivedAt(Instant.EPOCH)
                    .setSource("")
                    .build();
            return ConfluentFraming.schemaId(events.serialize(topics.events(), none));
        }
    }

    @Override
    public Written event(String subject, byte[] envelope, IntakeMessage message, String source) {
        return new Written(
                topics.events(),
                subject.getBytes(StandardCharsets.UTF_8),
                EventCodec.encode(eventSchema, envelope, message.receivedMillis(), source),
                Map.of());
    }

    @Override
    public Written refused(IntakeResult.Refused refusal, IntakeMessage message) {
        return written(rejection(refusal, message).build(), message.topic().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A record of a Kafka topic that was not taken, with where it lay.
     *
     * @param key the record's, or null; of a longer one than {@link #MAX_KEY} bytes the beginning is kept
     * @param kafkaTopic the topic that holds it
     * @param absent whether the record had no value at all
     */
    public Written refused(
            IntakeResult.Refused refusal,
            IntakeMessage message,
            byte[] key,
            String kafkaTopic,
            int partition,
            long offset,
            boolean absent) {
        byte[] kept = key != null && key.length > MAX_KEY ? Arrays.copyOf(key, MAX_KEY) : key;
        Rejection.Builder rejection = rejection(refusal, message)
                .setTopic(kafkaTopic)
                .setPartition(partition)
                .setOffset(offset)
                .setKey(kept == null ? null : ByteBuffer.wrap(kept));
        if (kept != key) {
            rejection.setTruncated(true).setValueSha256(digest(message.payload()));
        }
        if (absent) {
            rejection.setValue(null).setValueLength(-1).setValueSha256(null);
        }
        boolean asKey = key != null && key.length <= MAX_RECORD_KEY;
        return written(rejection.build(), asKey ? key : kafkaTopic.getBytes(StandardCharsets.UTF_8));
    }

    private static Rejection.Builder rejection(IntakeResult.Refused refusal, IntakeMessage message) {
        byte[] payload = message.payload();
        boolean truncated = payload.length > MAX_KEPT;
        Instant received = Instant.ofEpochMilli(message.receivedMillis());
        return Rejection.newBuilder()
                .setReason(refusal.code().text())
                .setDetail(cut(refusal.detail(), MAX_DETAIL))
                .setValue(ByteBuffer.wrap(truncated ? Arrays.copyOf(payload, MAX_KEPT) : payload))
                .setValueLength(payload.length)
                .setTruncated(truncated)
                .setValueSha256(truncated ? digest(payload) : null)
                .setTopic(message.topic())
                .setPartition(NOWHERE)
                .setOffset(NOWHERE)
                .setTimestamp(received)
                .setLedgerTime(received);
    }

    private static io.tallystick.schemas.Sha256 digest(byte[] bytes) {
        return new io.tallystick.schemas.Sha256(Sha256.digest(bytes));
    }

    private Written written(Rejection rejection, byte[] key) {
        return new Written(topics.rejected(), key, rejections.serialize(topics.rejected(), rejection), Map.of());
    }

    /** Half of a surrogate pair is not a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    @Override
    public void close() {
        rejections.close();
    }
}
