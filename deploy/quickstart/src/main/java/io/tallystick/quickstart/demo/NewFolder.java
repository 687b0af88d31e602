package io.tallystick.quickstart.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that a network is founded in. */
final class NewFolder {
    private NewFolder() {}

    /**
     * Makes the folder if there is none. Told before anything is started: a network is not overwritten, and a run is not
     * lost for want of a place.
     *
     * @throws DemoException if it cannot be made or written to, or is not empty
     */
    static void require(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new DemoException(folder + " is a file: give a new or an empty folder to --keep", e);
        } catch (IOException e) {
            throw new DemoException("cannot make the folder " + folder + " (" + e + "): give another to --keep", e);
        }
        if (!Files.isWritable(folder)) {
            throw new DemoException("cannot write into the folder " + folder + ": give another to --keep", null);
        }
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> first = files.sorted().findFirst();
            if (first.isPresent()) {
                throw new DemoException(
                        folder + " is not empty, there is " + first.get().getFileName()
                                + ": nothing is overwritten; give a new or an empty folder to --keep",
                        null);
            }
        } catch (IOException e) {
            throw new DemoException("cannot read the folder " + folder + " (" + e + "): give another to --keep", e);
        }
    }
}
