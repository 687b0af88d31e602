package io.tallystick.connect.webhook.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tallystick.connect.webhook.event.StrictJson;
import io.tallystick.connect.webhook.event.UnconvertibleRecordException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;

/**
 * Connect's data as JSON, the same bytes every time: fields in the order of their schema, entries of maps in the order of their
 * names. Times are RFC 3339 text in UTC, decimals text, bytes base64.
 */
public final class ConnectJson {
    private ConnectJson() {}

    /**
     * A record's value. Bytes without a schema, or as a whole value, are taken as UTF-8 text.
     *
     * @return null for null
     * @throws UnconvertibleRecordException if JSON has no such value, or it is nested too deeply
     */
    public static JsonNode value(Schema schema, Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof byte[] bytes) {
            return TextNode.valueOf(utf8(ByteBuffer.wrap(bytes)));
        }
        if (value instanceof ByteBuffer buffer) {
            return TextNode.valueOf(utf8(buffer.duplicate()));
        }
        return node(schema, value, 0);
    }

    /** A record's key as text: strings and bytes as they are, others as JSON; null for null. */
    public static String key(Schema schema, Object key) {
        JsonNode node = value(schema, key);
        return node == null ? null : node.isTextual() ? node.textValue() : node.toString();
    }

    private static String utf8(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new UnconvertibleRecordException(
                    "got bytes that are no UTF-8 text, want JSON; is the right converter set?", e);
        }
    }

    private static JsonNode node(Schema schema, Object value, int depth) {
        if (value == null) {
            return NullNode.instance;
        }
        if (depth > StrictJson.MAX_DEPTH) {
            throw new UnconvertibleRecordException("got a value nested more than " + StrictJson.MAX_DEPTH + " deep");
        }
        if (value instanceof Struct struct) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Field field : struct.schema().fields()) {
                object.set(field.name(), node(field.schema(), struct.get(field), depth + 1));
            }
            return object;
        }
        if (value instanceof Map<?, ?> map) {
            return object(schema, map, depth);
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(node(schema == null ? null : schema.valueSchema(), item, depth + 1)));
            return array;
        }
        return scalar(schema, value);
    }

    private static JsonNode object(Schema schema, Map<?, ?> map, int depth) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        map.forEach((name, item) -> {
            if (!(name instanceof String text)) {
                throw new UnconvertibleRecordException("got a map with names of "
                        + (name == null ? "null" : name.getClass().getName()) + ", want strings");
            }
            sorted.put(text, node(schema == null ? null : schema.valueSchema(), item, depth + 1));
        });
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        sorted.forEach(object::set);
        return object;
    }

    private static JsonNode scalar(Schema schema, Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        }
        if (value instanceof Long number) {
            return LongNode.valueOf(number);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return IntNode.valueOf(((Number) value).intValue());
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (!Double.isFinite(number)) {
                throw new UnconvertibleRecordException("got the number " + value + ", which JSON has not");
            }
            return value instanceof Float single ? FloatNode.valueOf(single) : DoubleNode.valueOf(number);
        }
        if (value instanceof BigInteger number) {
            return BigIntegerNode.valueOf(number);
        }
        if (value instanceof BigDecimal number) {
            boolean logical = schema != null && Decimal.LOGICAL_NAME.equals(schema.name());
            return logical ? TextNode.valueOf(number.toPlainString()) : DecimalNode.valueOf(number);
        }
        if (value instanceof Date date) {
            return TextNode.valueOf(time(schema, date));
        }
        if (value instanceof byte[] bytes) {
            return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
        }
        throw new UnconvertibleRecordException(
                "got a value of " + value.getClass().getName() + ", which is not Connect's");
    }

    private static String time(Schema schema, Date date) {
        Instant instant = date.toInstant();
        String name = schema == null ? "" : String.valueOf(schema.name());
        if (name.equals(org.apache.kafka.connect.data.Date.LOGICAL_NAME)) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        }
        if (name.equals(Time.LOGICAL_NAME)) {
            return instant.atOffset(ZoneOffset.UTC).toLocalTime().toString();
        }
        return instant.toString();
    }
}
