package io.tallystick.cli.consumers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.cli.DocPage;
import io.tallystick.cli.devices.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The consumers of docs/how-to/consumers, as business developers run them. */
enum ConsumerExample {
    NODE("consumer.mjs"),
    PYTHON("consumer.py"),
    JAVA("BooksConsumer.java");

    /** The versions that the page names. */
    private static final List<String> PACKAGES =
            List.of("kafkajs@2.2.4", "@kafkajs/confluent-schema-registry@4.1.0", "lz4js@0.2.0");

    private static final Path EXAMPLES = DocPage.ROOT.resolve("docs/how-to/consumers");
    private static final Path NODE_FOLDER = DocPage.ROOT.resolve("deploy/cli/target/consumer-node");

    /** Where Debian's packages put modules for, whatever other Python is first on the path. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private final String file;

    ConsumerExample(String file) {
        this.file = file;
    }

    /** The command without its arguments; skips the test where the runtime or its packages are absent. */
    List<String> command() throws IOException {
        return switch (this) {
            case NODE -> List.of("node", nodeFolder().resolve(file).toString());
            case JAVA ->
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EXAMPLES.resolve(file).toString());
            case PYTHON -> List.of(python(), EXAMPLES.resolve(file).toString());
        };
    }

    /** A folder with the example, its packages installed. */
    static Path nodeFolder() throws IOException {
        assumeTrue(Tool.runs("node", "--version"), "SKIPPED: no node on the path");
        Files.createDirectories(NODE_FOLDER);
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path example :
                    files.filter(name -> name.toString().endsWith(".mjs")).toList()) {
                Files.copy(example, NODE_FOLDER.resolve(example.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!Files.isDirectory(NODE_FOLDER.resolve("node_modules/lz4js"))) {
            List<String> install = new ArrayList<>(List.of(
                    "npm",
                    "install",
                    "--prefix",
                    NODE_FOLDER.toString(),
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--fetch-retries=1"));
            install.addAll(PACKAGES);
            assumeTrue(Tool.runs(install.toArray(String[]::new)), "SKIPPED: npm cannot install " + PACKAGES);
        }
        return NODE_FOLDER;
    }

    private static String python() {
        for (String python : PYTHONS) {
            if (Tool.runs(python, "-c", "import avro, cbor2, confluent_kafka, cryptography")) {
                return python;
            }
        }
        assumeTrue(false, "SKIPPED: no python3 with avro, cbor2, confluent_kafka and cryptography");
        throw new IllegalStateException("not reached");
    }
}
