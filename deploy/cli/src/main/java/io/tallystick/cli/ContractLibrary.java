package io.tallystick.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The contracts that come with the command: folders {@code library/<field>/<name>/} of its class path. */
final class ContractLibrary {
    private static final String FOLDER = "/library";

    private ContractLibrary() {}

    /** The fields' contracts, {@code field/name}, each with the files of its folder by name; in order. */
    static Map<String, List<String>> templates() {
        return inLibrary(root -> {
            Map<String, List<String>> found = new TreeMap<>();
            try (Stream<Path> paths = Files.walk(root, 3)) {
                paths.filter(Files::isRegularFile).sorted().forEach(file -> {
                    Path inside = root.relativize(file);
                    if (inside.getNameCount() == 3) {
                        String template = inside.getName(0) + "/" + inside.getName(1);
                        found.computeIfAbsent(template, any -> new ArrayList<>())
                                .add(inside.getFileName().toString());
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // A folder without the contract that it is named for is none.
            found.entrySet().removeIf(entry -> !entry.getValue().contains(contractFile(entry.getKey())));
            return found;
        });
    }

    /** The contract's file in a template's folder. */
    static String contractFile(String template) {
        return template.substring(template.indexOf('/') + 1) + ".yaml";
    }

    /** A file of a template, as text. */
    static String text(String template, String file) {
        String name = FOLDER + "/" + template + "/" + file;
        try (InputStream in = ContractLibrary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T inLibrary(Function<Path, T> reader) {
        URL folder = ContractLibrary.class.getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("no " + FOLDER + " on the class path");
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return reader.apply(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return reader.apply(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
