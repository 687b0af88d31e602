package io.tallystick.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A Java of this machine of another version than the one that runs this: what must be the same on all is asked of it, too. */
public final class OtherJava {
    /** Where they are looked for. */
    public static final Path HOMES = Path.of("/usr/lib/jvm");

    private static final int OLDEST = 17;

    private final Path home;
    private final int version;

    private OtherJava(Path home, int version) {
        this.home = home;
        this.version = version;
    }

    /** The newest that is 17 or newer; empty if there is none but this one. */
    public static Optional<OtherJava> find() throws IOException {
        OtherJava best = null;
        if (Files.isDirectory(HOMES)) {
            try (Stream<Path> homes = Files.list(HOMES)) {
                for (Path home : homes.toList()) {
                    int version = version(home.resolve("release"));
                    if (version >= OLDEST
                            && version != Runtime.version().feature()
                            && Files.isExecutable(home.resolve("bin/java"))
                            && (best == null || version > best.version)) {
                        best = new OtherJava(home, version);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The feature version that a release file tells, or 0. */
    private static int version(Path release) throws IOException {
        if (!Files.isRegularFile(release)) {
            return 0;
        }
        return Files.readString(release)
                .lines()
                .filter(line -> line.matches("JAVA_VERSION=\"[0-9]{1,4}[^0-9].*"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("^[^0-9]*([0-9]+).*", "$1")))
                .findFirst()
                .orElse(0);
    }

    /** The program. */
    public Path java() {
        return home.resolve("bin/java");
    }

    /** The feature version, such as 25. */
    public int version() {
        return version;
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
