package io.tallystick.contracts.same;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** What the classes of a module call, read from their byte code by the JDK's javap: there even a {@code +} between texts has its types. */
final class Calls {
    private static final Pattern CLASS = Pattern.compile("^(?:[a-z]+ )*(?:class|interface) ([\\w.$]+).*");
    private static final Pattern CALL =
            Pattern.compile(".*// (?:InterfaceMethod|Method|InvokeDynamic) (?:#\\d+:)?(\\S+)$");

    private Calls() {}

    /**
     * A call.
     *
     * @param from the calling class
     * @param to owner, name and descriptor as byte code has them; without owner where it is the class's own or a concatenation
     */
    record Call(String from, String to) {}

    /** All calls of the module that a class is of, each once for every place. */
    static List<Call> of(Class<?> one) throws IOException, URISyntaxException {
        Path location =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> arguments = new ArrayList<>(List.of("-p", "-c", "-cp", location.toString()));
        arguments.addAll(classes(location));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow(() -> new IllegalStateException("want a JDK"));
        int exit = javap.run(
                new PrintStream(out, false, StandardCharsets.UTF_8), System.err, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalStateException("javap: want the classes of " + location + ", got code " + exit);
        }
        return calls(out.toString(StandardCharsets.UTF_8));
    }

    private static List<String> classes(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            return classesUnder(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return classesUnder(jar.getPath("/"));
        }
    }

    private static List<String> classesUnder(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static List<Call> calls(String listing) {
        List<Call> calls = new ArrayList<>();
        String from = "";
        for (String line : listing.lines().toList()) {
            Matcher declared = CLASS.matcher(line);
            Matcher call = CALL.matcher(line);
            if (declared.matches()) {
                from = declared.group(1);
            } else if (call.matches()) {
                calls.add(new Call(from, call.group(1)));
            }
        }
        return calls;
    }
}
