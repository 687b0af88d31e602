package io.tallystick.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private static final int SHORTEST_DOC = 25;

    @Test
    void schemas_everyTypeAndField_isDocumented() {
        List<String> bare = new ArrayList<>();
        for (Schema schema : Schemas.all()) {
            collectUndocumented(schema, bare);
        }
        assertThat(bare).isEmpty();
    }

    private static void collectUndocumented(Schema schema, List<String> bare) {
        switch (schema.getType()) {
            case RECORD -> {
                check(schema.getFullName(), schema.getDoc(), bare);
                for (Schema.Field field : schema.getFields()) {
                    check(schema.getFullName() + "." + field.name(), field.doc(), bare);
                    collectUndocumented(field.schema(), bare);
                }
            }
            case ENUM, FIXED -> check(schema.getFullName(), schema.getDoc(), bare);
            case UNION -> schema.getTypes().forEach(branch -> collectUndocumented(branch, bare));
            case ARRAY -> collectUndocumented(schema.getElementType(), bare);
            case MAP -> collectUndocumented(schema.getValueType(), bare);
            default -> {}
        }
    }

    private static void check(String name, String doc, List<String> bare) {
        if (doc == null || doc.length() < SHORTEST_DOC || !doc.endsWith(".")) {
            bare.add(name + ": " + doc);
        }
    }

    @Test
    void schemas_timeFields_areTimestampsThatSayTheirUnit() {
        for (Schema schema : Schemas.all()) {
            for (Schema.Field field : schema.getFields()) {
                boolean named = field.name().matches(".*(time|Time|At|timestamp|After)");
                Schema type =
                        field.schema().isUnion() ? field.schema().getTypes().get(1) : field.schema();
                assertThat(type.getLogicalType() instanceof LogicalTypes.TimestampMillis)
                        .as(schema.getName() + "." + field.name())
                        .isEqualTo(named);
                if (named) {
                    assertThat(field.doc()).contains("milliseconds since 1970-01-01T00:00:00Z");
                }
            }
        }
    }

    @Test
    void schemas_enums_haveADefaultForNewerSymbols() {
        for (Schema schema : Schemas.all()) {
            for (Schema.Field field : schema.getFields()) {
                if (field.schema().getType() == Schema.Type.ENUM) {
                    // Avro's builders fill an enum's field default by loading its class by name, which Avro forbids.
                    assertThat(field.hasDefaultValue()).isFalse();
                    assertThat(field.schema().getEnumDefault()).isEqualTo("UNKNOWN");
                }
            }
        }
    }

    @Test
    void event_firstThreeFields_stayWhatTheHotPathReads() {
        List<Schema.Field> fields = Event.getClassSchema().getFields();
        assertThat(fields.subList(0, 3).stream()
                        .map(f -> f.name() + ":" + f.schema().getType()))
                .containsExactly("envelope:BYTES", "receivedAt:LONG", "source:STRING");
    }

    @Test
    void byName_ofEachSchema_givesItAndItsClass() {
        for (Schema schema : Schemas.all()) {
            assertThat(Schemas.byName(schema.getFullName())).containsSame(schema);
            assertThat(Schemas.typeOf(schema.getFullName()).orElseThrow().getName())
                    .isEqualTo(schema.getFullName());
        }
        assertThat(Schemas.byName("io.tallystick.schemas.Sha256")).isEmpty();
    }
}
