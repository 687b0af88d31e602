package io.tallystick.schemas.serde;

import io.tallystick.schemas.Schemas;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Avro records in {@link ConfluentFraming}. The writer's schema is asked of the registry by id, once per id and thread; a record
 * written with another version of the schema is resolved to the version wanted. Safe for many threads.
 *
 * @param <T> the record type
 */
public final class AvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
    /** By schema id. Each thread has its own, since Avro publishes a reader's inner parts to other threads without a fence. */
    private final ThreadLocal<Map<Integer, DatumReader<T>>> readers = ThreadLocal.withInitial(HashMap::new);
    /** Null: whatever the writer wrote, as the generated class of that name where there is one. */
    private final Schema wanted;

    /** Whether records of this module's types are given as generic ones too. */
    private final boolean generic;

    private final SpecificData model = new OwnTypes();
    private Registry registry;
    private boolean ownsRegistry;

    /**
     * For Kafka, which calls {@link #configure} next. Gives this module's generated classes for the schemas that it knows by
     * name and {@link org.apache.avro.generic.GenericRecord} for any other.
     */
    public AvroDeserializer() {
        this(null, false, null);
    }

    private AvroDeserializer(Schema wanted, boolean generic, Registry registry) {
        this.wanted = wanted;
        this.generic = generic;
        this.registry = registry;
    }

    /** Gives records of one generated class; call {@link #configure} before use. */
    public static <T extends SpecificRecord> AvroDeserializer<T> of(Class<T> type) {
        return of(type, null);
    }

    /** Gives records of one generated class, with a registry that the caller keeps and closes. */
    public static <T extends SpecificRecord> AvroDeserializer<T> of(Class<T> type, Registry registry) {
        Schema wanted = SpecificData.getForClass(type).getSchema(type);
        if (Schemas.byName(wanted.getFullName()).isEmpty()) {
            throw new IllegalArgumentException(
                    "got " + type.getName() + ", want a record type of " + Schemas.class.getName());
        }
        return new AvroDeserializer<>(wanted, false, registry);
    }

    /** Gives whatever was written, as the constructor for Kafka does, with a registry that the caller keeps and closes. */
    public static AvroDeserializer<IndexedRecord> any(Registry registry) {
        return new AvroDeserializer<>(null, false, registry);
    }

    /**
     * Gives records of any schema as their writer wrote them, with the registry of strangers' schemas, which the caller keeps and
     * closes. What a schema says of Java, or of what its numbers mean, changes no value's type.
     */
    public static AvroDeserializer<GenericRecord> generic(Registry registry) {
        return new AvroDeserializer<>(null, true, registry);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        if (registry == null) {
            registry = Registry.open(RegistrySettings.from(configs));
            ownsRegistry = true;
        }
    }

    /**
     * @return the record; null for null, which is Kafka's tombstone
     * @throws NotFramedException when the bytes are not in Confluent framing
     * @throws UnknownSchemaIdException when the registry does not know the id
     * @throws IncompatibleWriterSchemaException when the writer's schema cannot be read as the type wanted, or is beyond
     *     {@link SchemaBounds}
     * @throws MalformedRecordException when the Avro data is cut, too long or otherwise broken
     * @throws RegistryUnavailableException when the registry gave no answer in time: retriable
     * @throws RegistryRefusedException when the registry refused to tell
     */
    @Override
    public T deserialize(String topic, byte[] data) {
        if (data == null) {
            return null;
        }
        int id = ConfluentFraming.schemaId(data);
        DatumReader<T> reader = readers.get().get(id);
        if (reader == null) {
            // Only ids that the registry knows are kept, so its size bounds the map, not what strangers write.
            reader = reader(id, registry.schemaById(id));
            readers.get().put(id, reader);
        }
        AvroBytes in = new AvroBytes(data, ConfluentFraming.HEADER_BYTES);
        T record;
        try {
            record = reader.read(null, new BoundedDecoder(in));
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new MalformedRecordException(
                    "the value on topic " + topic + " is not what schema id " + id + " says, before byte "
                            + in.position() + " of " + data.length + ": " + e.getMessage(),
                    e);
        }
        if (in.remaining() > 0) {
            throw in.malformed("got " + in.remaining() + " bytes after the record, want none");
        }
        return record;
    }

    private DatumReader<T> reader(int id, Schema writer) {
        SchemaBounds.require(id, writer);
        if (generic) {
            if (writer.getType() != Schema.Type.RECORD) {
                throw new IncompatibleWriterSchemaException(id, writer.getFullName(), "a record", "it is none");
            }
            Schema plain = JavaHints.without(writer);
            return new GenericDatumReader<>(plain, plain, new GenericData());
        }
        Schema reader =
                wanted != null ? wanted : Schemas.byName(writer.getFullName()).orElse(writer);
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (compatibility.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
            var first = compatibility.getResult().getIncompatibilities().get(0);
            throw new IncompatibleWriterSchemaException(
                    id, writer.getFullName(), reader.getFullName(), first.getMessage() + " at " + first.getLocation());
        }
        // With equal schemas Avro's resolver has nothing to do and reads straight through.
        Schema from = JavaHints.without(writer).equals(JavaHints.without(reader)) ? reader : writer;
        return Schemas.byName(reader.getFullName()).isPresent()
                ? new SpecificDatumReader<>(from, reader, model)
                : new GenericDatumReader<>(from, reader, GenericData.get());
    }

    @Override
    public void close() {
        if (ownsRegistry) {
            registry.close();
        }
    }
}
