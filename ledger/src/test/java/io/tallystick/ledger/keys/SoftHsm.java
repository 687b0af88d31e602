package io.tallystick.ledger.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A token of SoftHSM, a hardware module in software, in a folder of its own. */
final class SoftHsm {
    static final String PIN = "a-pin-that-must-not-be-shown";

    private static final List<Path> LIBRARIES = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so",
                    "/usr/lib64/pkcs11/libsofthsm2.so",
                    "/usr/local/lib/softhsm/libsofthsm2.so",
                    "/opt/homebrew/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .toList();

    private final Path folder;

    private SoftHsm(Path folder) {
        this.folder = folder;
    }

    /** Where its library is; null if it is not on this machine, or nothing is that could answer its questions for a PIN. */
    static Path library() {
        boolean tools =
                Files.isExecutable(Path.of("/usr/bin/softhsm2-util")) && Files.isExecutable(Path.of("/usr/bin/script"));
        return tools ? LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null) : null;
    }

    /** Makes a token. Its PINs go to the tool through a terminal: nobody reads them in its arguments. */
    static SoftHsm init(Path folder) throws IOException, InterruptedException {
        SoftHsm hsm = new SoftHsm(folder);
        PrivateFiles.createFolder(folder.resolve("tokens"));
        Files.writeString(
                hsm.softhsmConfiguration(),
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Files.writeString(
                hsm.configuration(), "name = Soft\nlibrary = " + library() + "\nslotListIndex = 0\nshowInfo = false\n");
        PrivateFiles.create(hsm.pin(), (PIN + "\n").getBytes(StandardCharsets.US_ASCII));
        String answers = ("an-officers-pin\n".repeat(2) + (PIN + "\n").repeat(2));
        String output =
                hsm.run(answers, "script", "-qec", "softhsm2-util --init-token --free --label test", "/dev/null");
        if (!output.contains("The token has been initialized")) {
            throw new IOException("SoftHSM made no token");
        }
        return hsm;
    }

    /** What SunPKCS11 is configured with. */
    Path configuration() {
        return folder.resolve("pkcs11.cfg");
    }

    /** The file with the PIN. */
    Path pin() {
        return folder.resolve("pin");
    }

    private Path softhsmConfiguration() {
        return folder.resolve("softhsm2.conf");
    }

    /** Runs a program that finds the token, and gives what it wrote; the library takes its place from the environment. */
    String run(String input, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("SOFTHSM2_CONF", softhsmConfiguration().toString()));
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.US_ASCII));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
