package io.tallystick.connect.webhook.convert;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Avro values as Connect's, for schemas of {@link ConnectSchemas}. */
final class ConnectValues {
    private ConnectValues() {}

    static Struct struct(org.apache.kafka.connect.data.Schema schema, IndexedRecord record) {
        Struct struct = new Struct(schema);
        List<Schema.Field> fields = record.getSchema().getFields();
        for (Field field : schema.fields()) {
            Schema avro = fields.get(field.index()).schema();
            struct.put(field, value(field.schema(), ConnectSchemas.present(avro), record.get(field.index())));
        }
        return struct;
    }

    private static Object value(org.apache.kafka.connect.data.Schema schema, Schema avro, Object value) {
        if (value == null) {
            return null;
        }
        if (ConnectSchemas.isTimestamp(avro)) {
            return value instanceof Instant instant ? Date.from(instant) : new Date((Long) value);
        }
        return switch (avro.getType()) {
            case RECORD -> struct(schema, (IndexedRecord) value);
            case ARRAY ->
                items(schema.valueSchema(), ConnectSchemas.present(avro.getElementType()), (Collection<?>) value);
            case MAP -> entries(schema.valueSchema(), ConnectSchemas.present(avro.getValueType()), (Map<?, ?>) value);
            case STRING, ENUM -> value.toString();
            case FIXED -> ByteBuffer.wrap(((GenericFixed) value).bytes().clone());
            default -> value;
        };
    }

    private static List<Object> items(org.apache.kafka.connect.data.Schema schema, Schema avro, Collection<?> items) {
        List<Object> out = new ArrayList<>(items.size());
        items.forEach(item -> out.add(value(schema, avro, item)));
        return out;
    }

    private static Map<String, Object> entries(
            org.apache.kafka.connect.data.Schema schema, Schema avro, Map<?, ?> entries) {
        Map<String, Object> out = new TreeMap<>();
        entries.forEach((name, item) -> out.put(name.toString(), value(schema, avro, item)));
        return out;
    }
}
