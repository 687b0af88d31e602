package io.tallystick.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.schemas.Sha256;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GenericRecordsTest {
    private final Registry registry =
            Registry.open(RegistrySettings.from(Map.of(RegistrySettings.URL, "mock://generic-records")));
    private final AvroSerializer<IndexedRecord> writer = new AvroSerializer<>(registry);
    private final AvroDeserializer<GenericRecord> reader = AvroDeserializer.generic(registry);

    @AfterEach
    void close() {
        registry.close();
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }

    private static Schema nested(int levels) {
        Schema schema = Schema.create(Schema.Type.LONG);
        for (int i = 1; i < levels - 1; i++) {
            schema = Schema.createArray(schema);
        }
        return SchemaBuilder.record("Deep")
                .fields()
                .name("deep")
                .type(schema)
                .noDefault()
                .endRecord();
    }

    @Test
    void deserialize_timeOfAnyName_isTheNumberWritten() {
        Schema schema = parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"at\",\"type\":"
                + "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}}]}");
        GenericRecord record = new GenericData.Record(schema);
        record.put("at", 1_700_000_000_123L);
        assertThat(reader.deserialize("t", writer.serialize("t", record)).get("at"))
                .isEqualTo(1_700_000_000_123L);
    }

    @Test
    void deserialize_recordWithTheNameOfOurs_isGeneric() {
        Schema schema = parse(
                "{\"type\":\"record\",\"name\":\"Event\",\"namespace\":\"io.tallystick.schemas\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}");
        GenericRecord record = new GenericData.Record(schema);
        record.put("x", 7);
        assertThat(reader.deserialize("t", writer.serialize("t", record)).get("x"))
                .isEqualTo(7);
    }

    @Test
    void require_bounds_areInclusive() {
        SchemaBounds.require(1, nested(SchemaBounds.MAX_DEPTH));
        SchemaBounds.require(1, Schema.createFixed("F", null, null, SchemaBounds.MAX_FIXED_BYTES));
        SchemaBounds.require(1, Sha256.getClassSchema());
        refused(nested(SchemaBounds.MAX_DEPTH + 1), "want at most 64 levels, got more");
        refused(
                Schema.createFixed("F", null, null, SchemaBounds.MAX_FIXED_BYTES + 1),
                "want a fixed of at most 1048576 bytes, got F of 1048577");
    }

    @Test
    void require_typeThatHoldsItself_isRefused() {
        refused(
                parse(
                        "{\"type\":\"record\",\"name\":\"Node\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"Node\"]}]}"),
                "want a type that does not hold itself, got Node, which does");
    }

    /** Each level uses the one below it twice: 2^60 ways through it, and as many levels as are allowed. */
    @Test
    void require_typesUsedTwiceOnEachLevel_areWalkedOnce() {
        Schema schema = Schema.create(Schema.Type.INT);
        for (int i = 0; i < SchemaBounds.MAX_DEPTH - 1; i++) {
            schema = SchemaBuilder.record("R" + i)
                    .fields()
                    .name("a")
                    .type(schema)
                    .noDefault()
                    .name("b")
                    .type(schema)
                    .noDefault()
                    .endRecord();
        }
        SchemaBounds.require(1, schema);
        refused(
                SchemaBuilder.record("R")
                        .fields()
                        .name("a")
                        .type(schema)
                        .noDefault()
                        .endRecord(),
                "want at most 64 levels");
    }

    private static void refused(Schema schema, String want) {
        assertThatThrownBy(() -> SchemaBounds.require(3, schema))
                .isInstanceOf(IncompatibleWriterSchemaException.class)
                .hasMessageContaining("schema id 3")
                .hasMessageContaining(want);
    }
}
