package io.tallystick.cli.devices;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.embedded.MosquittoProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Mosquitto: one port that wants TLS and a password, one that wants neither. */
final class MosquittoBroker {
    static final String USER = "pump";
    static final String PASSWORD = "a b$c";
    /** The TLS port's own certificate, beside the clients' files. */
    static final String CERTIFICATE = "broker.crt";

    private static final String KEY = "broker.key";

    private MosquittoBroker() {}

    /** Starts it; skips the test where it is absent. */
    static MosquittoProcess start(Path folder) throws Exception {
        assumeTrue(MosquittoProcess.isPresent(), "SKIPPED: Mosquitto is not installed");
        Tool.run(
                        folder,
                        Map.of(),
                        List.of(
                                "openssl",
                                "req",
                                "-x509",
                                "-newkey",
                                "ec",
                                "-pkeyopt",
                                "ec_paramgen_curve:P-256",
                                "-nodes",
                                "-keyout",
                                KEY,
                                "-out",
                                CERTIFICATE,
                                "-subj",
                                "/CN=localhost",
                                "-days",
                                "2",
                                "-addext",
                                "subjectAltName=DNS:localhost"))
                .requireExit(0);
        return MosquittoProcess.builder()
                .host("localhost")
                .user(USER, PASSWORD)
                .secondPortWithTls(folder.resolve(CERTIFICATE), folder.resolve(KEY))
                .start();
    }
}
