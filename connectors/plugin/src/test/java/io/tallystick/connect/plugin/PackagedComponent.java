package io.tallystick.connect.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive that {@code mvn package} made of the module whose tests run. */
public final class PackagedComponent {
    private static final Path BUILD = Path.of("target");

    private PackagedComponent() {}

    /**
     * Unzips it as an operator does, into a folder of plugins; gives that folder.
     *
     * @param component its name and version
     */
    public static Path unzipInto(String component, Path plugins) throws IOException {
        try (InputStream in = Files.newInputStream(archive(component));
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
    public static List<String> names(String component) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = Files.newInputStream(archive(component));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static Path archive(String component) {
        return BUILD.resolve(component + ".zip");
    }
}
