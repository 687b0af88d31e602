package io.tallystick.intake.json;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.topic.Naming;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What in a JSON object is a reading, when it was read, and about what. Made by {@link #parse} and {@link #read} only. */
public final class JsonMapping {
    private final JsonTime time;
    private final Naming naming;
    private final List<ReadingRule> readings;

    /** @param time null where the mapping gives none: then the envelope's own */
    JsonMapping(JsonTime time, Naming naming, List<ReadingRule> readings) {
        this.time = time;
        this.naming = naming;
        this.readings = List.copyOf(readings);
    }

    /**
     * Reads a mapping (docs/reference/intake-formats.md).
     *
     * @param fileName how errors name it
     * @param yaml UTF-8, at most 64 KiB
     * @throws MappingException at the first fault, with its line and column
     */
    public static JsonMapping parse(String fileName, byte[] yaml) throws MappingException {
        return new MappingParser(fileName, yaml).parse();
    }

    /**
     * Reads a mapping's file, of which errors give the path.
     *
     * @throws MappingException as of {@link #parse}
     * @throws IOException if the file cannot be read
     */
    public static JsonMapping read(Path file) throws MappingException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            // A byte more than may be: the parser says what is too long.
            return parse(file.toString(), in.readNBytes(IntakeLimits.MAX_MAPPING_BYTES + 1));
        }
    }

    JsonTime time() {
        return time;
    }

    Naming naming() {
        return naming;
    }

    List<ReadingRule> readings() {
        return readings;
    }
}
