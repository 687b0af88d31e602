package io.tallystick.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

/** FULL_TRANSITIVE in the build: this version's schemas can read every released version's records, and the other way. */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("src/main/avro-released");

    @Test
    void schemas_everyReleasedVersion_readsAndIsReadByThisOne() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> versions = list(RELEASED);
        assertThat(versions).isNotEmpty();
        for (Path version : versions) {
            Map<String, Schema> released = parse(version);
            assertThat(released).as(version + " has no schemas").isNotEmpty();
            for (Schema then : released.values()) {
                Schema now = Schemas.byName(then.getFullName()).orElse(null);
                if (now == null && then.getType() == Schema.Type.RECORD) {
                    broken.add(version.getFileName() + ": " + then.getFullName() + " is gone");
                } else if (now != null) {
                    incompatibilities(now, then).forEach(what -> broken.add(version.getFileName() + ": " + what));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void incompatibilities_brokenChanges_areFound() throws IOException {
        Schema now = Event.getClassSchema();
        String text = now.toString();
        String field = "{\"name\":\"extra\",\"type\":\"long\"%s}";
        String end = "]}";
        assertThat(text).endsWith(end);
        String open = text.substring(0, text.length() - end.length());
        Schema withoutDefault = parse(open + "," + String.format(field, "") + end);
        Schema withDefault = parse(open + "," + String.format(field, ",\"default\":0") + end);
        Schema otherType = parse(text.replaceFirst("\"type\":\"bytes\"", "\"type\":\"long\""));
        assertThat(incompatibilities(withoutDefault, now))
                .singleElement()
                .asString()
                .contains("extra");
        assertThat(incompatibilities(withDefault, now)).isEmpty();
        assertThat(incompatibilities(otherType, now)).hasSize(2);
    }

    private static Schema parse(String text) {
        return new Schema.Parser().parse(text);
    }

    private static List<String> incompatibilities(Schema now, Schema then) {
        return Stream.of(readBy(now, then, "new cannot read old: "), readBy(then, now, "old cannot read new: "))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> readBy(Schema reader, Schema writer, String which) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (result.getType() == SchemaCompatibilityType.COMPATIBLE) {
            return List.of();
        }
        return List.of(which + reader.getFullName() + " " + result.getResult().getIncompatibilities());
    }

    private static Map<String, Schema> parse(Path version) throws IOException {
        Schema.Parser parser = new Schema.Parser();
        Map<String, Schema> schemas = new HashMap<>();
        Schema shared = parser.parse(Files.readString(version.resolve("Sha256.avsc")));
        schemas.put(shared.getFullName(), shared);
        for (Path file : list(version)) {
            if (!file.endsWith("Sha256.avsc")) {
                Schema schema = parser.parse(Files.readString(file));
                schemas.put(schema.getFullName(), schema);
            }
        }
        return schemas;
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
