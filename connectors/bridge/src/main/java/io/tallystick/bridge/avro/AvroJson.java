package io.tallystick.bridge.avro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.tallystick.bridge.BridgeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * An Avro record as a JSON object.
 *
 * <pre>
 * record, map         object, by field name; a map's keys in order
 * array               list
 * union               the value that it has, without the name of its type
 * null, boolean       null, true, false
 * int, long           number; dates and times too, in the schema's own unit
 * float, double       number, the shortest decimal that reads back; "NaN", "Infinity", "-Infinity"
 * string, enum        text
 * bytes, fixed        text, base64 (RFC 4648 section 4)
 *   of decimal        number, exact
 * </pre>
 */
final class AvroJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Java's own shortest decimals differ before and after Java 19.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private AvroJson() {}

    /** @throws RefusedException TOO_LARGE or BAD_NUMBER, or MALFORMED for what the schema does not allow */
    static byte[] write(IndexedRecord record) throws RefusedException {
        BoundedBytes bytes = new BoundedBytes(BridgeLimits.MAX_JSON_BYTES);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            value(record.getSchema(), record, out);
        } catch (BoundedBytes.FullException e) {
            throw new RefusedException(
                    RefusalCode.TOO_LARGE,
                    "want a record that is at most " + BridgeLimits.MAX_JSON_BYTES + " bytes as JSON, got more");
        } catch (IOException e) {
            throw new RefusedException(RefusalCode.MALFORMED, "want a record that JSON can show: " + e.getMessage());
        }
        return bytes.toByteArray();
    }

    private static void value(Schema schema, Object value, JsonGenerator out) throws IOException, RefusedException {
        switch (schema.getType()) {
            case UNION -> value(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value, out);
            case RECORD -> record((IndexedRecord) value, out);
            case MAP -> map(schema.getValueType(), (Map<?, ?>) value, out);
            case ARRAY -> {
                out.writeStartArray();
                for (Object element : (Collection<?>) value) {
                    value(schema.getElementType(), element, out);
                }
                out.writeEndArray();
            }
            case BYTES -> bytes(schema, ((ByteBuffer) value).duplicate(), out);
            case FIXED -> bytes(schema, ByteBuffer.wrap(((GenericFixed) value).bytes()), out);
            case NULL -> out.writeNull();
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case INT, LONG -> out.writeNumber(((Number) value).longValue());
            case FLOAT -> number((Float) value, out);
            case DOUBLE -> number((Double) value, out);
            default -> out.writeString(value.toString());
        }
    }

    private static void record(IndexedRecord record, JsonGenerator out) throws IOException, RefusedException {
        out.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            out.writeFieldName(field.name());
            value(field.schema(), record.get(field.pos()), out);
        }
        out.writeEndObject();
    }

    private static void map(Schema values, Map<?, ?> map, JsonGenerator out) throws IOException, RefusedException {
        Map<String, Object> ordered = new TreeMap<>();
        map.forEach((key, value) -> ordered.put(key.toString(), value));
        out.writeStartObject();
        for (Map.Entry<String, Object> entry : ordered.entrySet()) {
            out.writeFieldName(entry.getKey());
            value(values, entry.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void number(float value, JsonGenerator out) throws IOException {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Float.toString(value));
        }
    }

    private static void number(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    private static void bytes(Schema schema, ByteBuffer buffer, JsonGenerator out)
            throws IOException, RefusedException {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        LogicalType logical = schema.getLogicalType();
        if (!(logical instanceof LogicalTypes.Decimal decimal)) {
            out.writeString(Base64.getEncoder().encodeToString(bytes));
            return;
        }
        if (bytes.length == 0 || bytes.length > BridgeLimits.MAX_DECIMAL_BYTES) {
            throw new RefusedException(
                    RefusalCode.BAD_NUMBER,
                    "want a decimal of 1 to " + BridgeLimits.MAX_DECIMAL_BYTES + " bytes, got " + bytes.length);
        }
        // Not in plain notation: a schema's scale may ask for millions of zeros.
        out.writeNumber(new BigDecimal(new BigInteger(bytes), decimal.getScale()).toString());
    }
}
