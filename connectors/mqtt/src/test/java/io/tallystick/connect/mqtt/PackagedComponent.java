package io.tallystick.connect.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive that {@code mvn package} made. */
final class PackagedComponent {
    private static final Path BUILD = Path.of("target");

    private PackagedComponent() {}

    /** Unzips it as an operator does, into a folder of plugins; gives that folder. */
    static Path unzipInto(Path plugins) throws IOException {
        try (InputStream in = Files.newInputStream(archive());
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = plugins.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        return plugins;
    }

    /** Names of its files, in their order. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = Files.newInputStream(archive());
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static Path archive() {
        return BUILD.resolve("tallystick-connect-mqtt-" + Version.of() + ".zip");
    }
}
