package io.tallystick.cli;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.json.MappingException;
import java.io.IOException;
import java.nio.file.Path;

/** The file of {@code --mapping}: what in JSON is a reading. */
final class JsonMappingFile {
    private JsonMappingFile() {}

    static JsonMapping read(Path file) throws IOException {
        try {
            return JsonMapping.parse(file.toString(), Inputs.read(file, IntakeLimits.MAX_MAPPING_BYTES + 1));
        } catch (MappingException e) {
            throw new CliException(Exit.USAGE, e.getMessage(), e);
        }
    }
}
