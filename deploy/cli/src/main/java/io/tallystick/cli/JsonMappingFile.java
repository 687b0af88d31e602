package io.tallystick.cli;

import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.json.MappingException;
import java.io.IOException;
import java.nio.file.Path;

/** The file of {@code --mapping}: what in JSON is a reading. */
final class JsonMappingFile {
    private JsonMappingFile() {}

    static JsonMapping read(Path file) throws IOException {
        try {
            return JsonMapping.read(Inputs.file(file));
        } catch (MappingException e) {
            throw new CliException(Exit.USAGE, e.getMessage(), e);
        }
    }
}
