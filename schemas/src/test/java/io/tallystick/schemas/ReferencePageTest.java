package io.tallystick.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The tables of docs/reference/schemas.md are the schemas' own documentation. */
class ReferencePageTest {
    @Test
    void referencePage_tables_areWhatTheSchemasSay() throws IOException {
        Path page = Path.of(System.getProperty("tallystick.root"), "docs/reference/schemas.md");
        StringBuilder tables = new StringBuilder();
        Schemas.all().forEach(schema -> tables.append(table(schema)));
        Path fresh = Files.writeString(Path.of("target/schema-tables.md"), tables);
        assertThat(Files.readString(page))
                .as("put the text of %s into %s", fresh.toAbsolutePath(), page)
                .contains(tables);
    }

    private static String table(Schema schema) {
        StringBuilder out = new StringBuilder("### " + schema.getName() + "\n\n" + schema.getDoc() + "\n\n");
        out.append("| field | type | default | meaning |\n|---|---|---|---|\n");
        for (Schema.Field field : schema.getFields()) {
            out.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            field.name(),
                            type(field.schema()),
                            defaultOf(field),
                            field.doc().replace("|", "\\|")));
        }
        return out.append("\n").toString();
    }

    private static String type(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> type(schema.getTypes().get(1)) + " or null";
            case ENUM -> schema.getName() + " enum: " + String.join(", ", schema.getEnumSymbols());
            case FIXED -> schema.getName() + " (" + schema.getFixedSize() + " bytes)";
            case ARRAY -> "array of " + type(schema.getElementType());
            case MAP -> "map of " + type(schema.getValueType());
            default ->
                schema.getLogicalType() == null
                        ? schema.getName()
                        : schema.getLogicalType().getName();
        };
    }

    private static String defaultOf(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            return "";
        }
        Object value = field.defaultVal();
        boolean isNull = value == JsonProperties.NULL_VALUE;
        return "`" + (isNull ? "null" : value instanceof String ? "\"" + value + "\"" : value) + "`";
    }
}
