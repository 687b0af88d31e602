package io.tallystick.cli.devices;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.cli.DocPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The reference clients of docs/how-to/devices, as users run them. */
enum DeviceClient {
    PYTHON("device.py"),
    NODE("device.mjs"),
    SHELL("device.sh");

    /** The version of Node's MQTT package that the page names. */
    private static final String MQTT_PACKAGE = "mqtt@5.16.0";

    private static final String SHELL_NEEDS = "set -e; shopt -s inherit_errexit;"
            + " for tool in openssl od awk sed flock date stat sync cmp timeout mktemp; do command -v $tool; done";

    private static final Path SCRIPTS = DocPage.ROOT.resolve("docs/how-to/devices");
    private static final Path NODE_FOLDER = DocPage.ROOT.resolve("deploy/cli/target/device-node");

    /** Where Debian's packages put modules for, whatever other Python is first on the path. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private final String script;

    DeviceClient(String script) {
        this.script = script;
    }

    /** The command without its arguments; skips the test where the runtime is absent. */
    List<String> command() {
        return switch (this) {
            case PYTHON -> List.of(python(), SCRIPTS.resolve(script).toString());
            case NODE -> {
                assumeTrue(Tool.runs("sh", "-c", "node --version && flock --version"), "SKIPPED: no node or no flock");
                yield List.of("node", SCRIPTS.resolve(script).toString());
            }
            case SHELL -> {
                assumeTrue(Tool.runs("bash", "-c", SHELL_NEEDS), "SKIPPED: no bash 4.4 with what device.sh needs");
                yield List.of("bash", SCRIPTS.resolve(script).toString());
            }
        };
    }

    /** As {@link #command}, where it can also publish. */
    List<String> publishingCommand() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command());
        if (this == SHELL) {
            assumeTrue(Tool.runs("sh", "-c", "command -v mosquitto_pub"), "SKIPPED: no mosquitto_pub on the path");
        } else if (this == NODE) {
            Files.createDirectories(NODE_FOLDER);
            Files.copy(SCRIPTS.resolve(script), NODE_FOLDER.resolve(script), StandardCopyOption.REPLACE_EXISTING);
            command.set(1, NODE_FOLDER.resolve(script).toString());
            if (!Files.isDirectory(NODE_FOLDER.resolve("node_modules/mqtt"))) {
                assumeTrue(
                        Tool.runs(
                                "npm",
                                "install",
                                "--prefix",
                                NODE_FOLDER.toString(),
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund",
                                "--fetch-retries=1",
                                MQTT_PACKAGE),
                        "SKIPPED: npm cannot install " + MQTT_PACKAGE);
            }
        }
        return command;
    }

    private static String python() {
        for (String python : PYTHONS) {
            if (Tool.runs(python, "-c", "import cbor2, cryptography, paho.mqtt.client")) {
                return python;
            }
        }
        assumeTrue(false, "SKIPPED: no python3 with cbor2, cryptography and paho-mqtt");
        throw new IllegalStateException("not reached");
    }

    /** The script's text. */
    List<String> lines() {
        try {
            return Files.readAllLines(SCRIPTS.resolve(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
