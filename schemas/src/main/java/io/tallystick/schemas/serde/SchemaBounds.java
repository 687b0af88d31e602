package io.tallystick.schemas.serde;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * What a writer's schema may ask of a reader. Whoever may register a schema could otherwise end a reader with a record of a few thousand
 * bytes: one of a type that holds itself is as deep as it is long, and a {@code fixed} is given its memory before its bytes are looked at.
 */
final class SchemaBounds {
    /** Levels of records, lists, maps and unions, inclusive. */
    static final int MAX_DEPTH = 64;

    /** Bytes of a {@code fixed}, inclusive: what a Kafka record has at most by default. */
    static final int MAX_FIXED_BYTES = 1 << 20;

    /** What the walk below says of a type that it is inside of. */
    private static final int OPEN = -1;

    private final int id;
    private final Schema root;
    /** Of each type seen: a type that is used in many places is walked once. */
    private final Map<Schema, Integer> heights = new IdentityHashMap<>();

    private SchemaBounds(int id, Schema root) {
        this.id = id;
        this.root = root;
    }

    /** @throws IncompatibleWriterSchemaException if it is beyond a bound */
    static void require(int id, Schema writer) {
        new SchemaBounds(id, writer).height(writer, 1);
    }

    private int height(Schema schema, int depth) {
        Integer known = heights.get(schema);
        if (known != null && known == OPEN) {
            throw beyond("a type that does not hold itself", schema.getFullName() + ", which does");
        }
        if (depth > MAX_DEPTH || known != null && depth + known - 1 > MAX_DEPTH) {
            throw beyond("at most " + MAX_DEPTH + " levels", "more");
        }
        if (known != null) {
            return known;
        }
        if (schema.getType() == Schema.Type.FIXED && schema.getFixedSize() > MAX_FIXED_BYTES) {
            throw beyond(
                    "a fixed of at most " + MAX_FIXED_BYTES + " bytes",
                    schema.getFullName() + " of " + schema.getFixedSize());
        }
        heights.put(schema, OPEN);
        int height = 1;
        for (Schema part : parts(schema)) {
            height = Math.max(height, 1 + height(part, depth + 1));
        }
        heights.put(schema, height);
        return height;
    }

    private static List<Schema> parts(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
            case ARRAY -> List.of(schema.getElementType());
            case MAP -> List.of(schema.getValueType());
            case UNION -> schema.getTypes();
            default -> List.of();
        };
    }

    private IncompatibleWriterSchemaException beyond(String want, String got) {
        return new IncompatibleWriterSchemaException(
                id, root.getFullName(), "any record", "want " + want + ", got " + got);
    }
}
