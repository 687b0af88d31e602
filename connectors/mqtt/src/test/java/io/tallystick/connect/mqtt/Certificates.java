package io.tallystick.connect.mqtt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificates that openssl makes: of CAs and, from them, of others. All for 127.0.0.1. */
final class Certificates {
    private final Path folder;

    Certificates(Path folder) {
        this.folder = folder;
    }

    static boolean canBeMade() {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (java.io.IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A CA of this name, in {@code name.crt} and {@code name.key}. */
    Path authority(String name) throws Exception {
        request(name, List.of("-x509", "-days", "2", "-out", name + ".crt"));
        return certificate(name);
    }

    /** A certificate of the CA, in {@code name.crt}, {@code name.key}. */
    Path issue(String name, String authority) throws Exception {
        request(
                name,
                List.of(
                        "-x509",
                        "-days",
                        "2",
                        "-CA",
                        authority + ".crt",
                        "-CAkey",
                        authority + ".key",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-addext",
                        "basicConstraints=critical,CA:FALSE",
                        "-out",
                        name + ".crt"));
        return certificate(name);
    }

    /** Key and certificate in one PKCS12 file of the password {@code secret}. */
    Path keyStore(String name) throws Exception {
        run(List.of(
                "openssl",
                "pkcs12",
                "-export",
                "-in",
                name + ".crt",
                "-inkey",
                name + ".key",
                "-out",
                name + ".p12",
                "-passout",
                "pass:secret"));
        return folder.resolve(name + ".p12");
    }

    Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    private void request(String name, List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-subj",
                "/CN=" + name));
        command.addAll(more);
        run(command);
    }

    private void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
    }
}
