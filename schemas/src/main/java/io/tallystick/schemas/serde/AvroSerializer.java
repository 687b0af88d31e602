package io.tallystick.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro records in {@link ConfluentFraming}, under the subject {@code <topic>-value} or {@code <topic>-key}
 * (TopicNameStrategy). The registry is asked once per topic and schema. Safe for many threads.
 *
 * @param <T> the record type
 */
public final class AvroSerializer<T extends IndexedRecord> implements Serializer<T> {
    /** What one record's bytes depend on; schemas are compared by identity, since comparing them walks the whole tree. */
    private record Route(String topic, SchemaIdentity schema) {}

    private record SchemaIdentity(Schema schema) {
        @Override
        public boolean equals(Object other) {
            return other instanceof SchemaIdentity identity && identity.schema == schema;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(schema);
        }
    }

    private static final int FIRST_BUFFER_BYTES = 1_024;
    /** A buffer that grew beyond this for one large record is not kept. */
    private static final int KEPT_BUFFER_BYTES = 4 * 1_024 * 1_024;

    private record Target(int schemaId, DatumWriter<IndexedRecord> writer) {}

    private final Map<Route, Target> targets = new ConcurrentHashMap<>();
    private final ThreadLocal<Buffer> buffers = ThreadLocal.withInitial(Buffer::new);
    private Registry registry;
    private boolean ownsRegistry;
    private boolean isKey;

    /** For Kafka, which calls {@link #configure} next. */
    public AvroSerializer() {}

    /** Writes values with a registry that the caller keeps and closes. */
    public AvroSerializer(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        this.isKey = isKey;
        if (registry == null) {
            registry = Registry.open(RegistrySettings.from(configs));
            ownsRegistry = true;
        }
    }

    /**
     * @return the framed bytes; null for null, which is Kafka's tombstone
     * @throws RegistryRefusedException when the registry does not take the schema
     * @throws RegistryUnavailableException when the registry gave no answer in time
     * @throws SerializationException when the record does not fit its own schema, a null in a required field for one
     */
    @Override
    public byte[] serialize(String topic, T data) {
        if (data == null) {
            return null;
        }
        Schema schema = data.getSchema();
        Route route = new Route(topic, new SchemaIdentity(schema));
        Target target = targets.get(route);
        if (target == null) {
            // Two threads may both ask; registering twice gives the same id, and no lock is held while the registry is
            // away.
            target = new Target(registry.idOf(subject(topic, isKey), JavaHints.without(schema)), writer(schema, data));
            targets.put(route, target);
        }
        Buffer buffer = buffers.get();
        try {
            return buffer.frame(target, data);
        } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException(
                    "a record for topic " + topic + " does not fit its schema " + schema.getFullName() + ": "
                            + e.getMessage(),
                    e);
        } finally {
            if (buffer.out.size() > KEPT_BUFFER_BYTES) {
                buffers.remove();
            }
        }
    }

    private static DatumWriter<IndexedRecord> writer(Schema schema, IndexedRecord data) {
        if (data instanceof SpecificRecord) {
            return new SpecificDatumWriter<>(schema, SpecificData.getForClass(data.getClass()));
        }
        return new GenericDatumWriter<>(schema, GenericData.get());
    }

    /** The subject under which a topic's schema is registered (TopicNameStrategy). */
    public static String subject(String topic, boolean isKey) {
        return topic + (isKey ? "-key" : "-value");
    }

    @Override
    public void close() {
        if (ownsRegistry) {
            registry.close();
        }
    }

    private static final class Buffer {
        private static final byte[] HEADER_SPACE = new byte[ConfluentFraming.HEADER_BYTES];

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_BUFFER_BYTES);
        private BinaryEncoder encoder;

        byte[] frame(Target target, IndexedRecord data) throws IOException {
            out.reset();
            out.write(HEADER_SPACE);
            encoder = EncoderFactory.get().directBinaryEncoder(out, encoder);
            target.writer().write(data, encoder);
            byte[] framed = out.toByteArray();
            ConfluentFraming.putHeader(framed, target.schemaId());
            return framed;
        }
    }
}
