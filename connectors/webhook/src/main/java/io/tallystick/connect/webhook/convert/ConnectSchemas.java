package io.tallystick.connect.webhook.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Avro schemas as Connect's: enums are strings, fixed is bytes, a union with null is an optional field, milliseconds since 1970 are
 * {@link Timestamp}. Other unions, and records inside themselves, have no counterpart.
 */
final class ConnectSchemas {
    /** How deep records may be nested; one inside itself is always deeper. */
    private static final int MAX_DEPTH = 32;

    /** By identity of the record schema, which its reader keeps as long as it reads with it. */
    private final Map<Schema, org.apache.kafka.connect.data.Schema> known =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** @throws DataException if Connect has no such schema */
    org.apache.kafka.connect.data.Schema of(Schema record) {
        org.apache.kafka.connect.data.Schema found = known.get(record);
        if (found == null) {
            found = builder(record, 0).build();
            known.put(record, found);
        }
        return found;
    }

    /** The branch of a union with null that is not null; the schema itself when it is no union. */
    static Schema present(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        List<Schema> branches = new ArrayList<>(schema.getTypes());
        branches.removeIf(branch -> branch.getType() == Schema.Type.NULL);
        if (branches.size() != 1) {
            throw new DataException("got the union " + schema + ", want one type and null at most");
        }
        return branches.get(0);
    }

    /** Whether values are milliseconds since 1970. */
    static boolean isTimestamp(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private static SchemaBuilder builder(Schema schema, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DataException("the schema " + schema.getName() + " is nested more than " + MAX_DEPTH + " deep");
        }
        if (isTimestamp(schema)) {
            return Timestamp.builder();
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema, depth);
            case ARRAY -> SchemaBuilder.array(field(schema.getElementType(), depth + 1));
            case MAP ->
                SchemaBuilder.map(
                        org.apache.kafka.connect.data.Schema.STRING_SCHEMA, field(schema.getValueType(), depth + 1));
            case STRING, ENUM -> SchemaBuilder.string();
            case BYTES, FIXED -> SchemaBuilder.bytes();
            case INT -> SchemaBuilder.int32();
            case LONG -> SchemaBuilder.int64();
            case FLOAT -> SchemaBuilder.float32();
            case DOUBLE -> SchemaBuilder.float64();
            case BOOLEAN -> SchemaBuilder.bool();
            case NULL, UNION -> throw new DataException("got the schema " + schema + ", which Connect has not");
        };
    }

    private static SchemaBuilder record(Schema schema, int depth) {
        SchemaBuilder builder =
                SchemaBuilder.struct().name(schema.getFullName()).doc(schema.getDoc());
        schema.getFields().forEach(field -> builder.field(field.name(), field(field.schema(), depth + 1)));
        return builder;
    }

    private static org.apache.kafka.connect.data.Schema field(Schema schema, int depth) {
        SchemaBuilder builder = builder(present(schema), depth);
        return schema.getType() == Schema.Type.UNION ? builder.optional().build() : builder.build();
    }
}
