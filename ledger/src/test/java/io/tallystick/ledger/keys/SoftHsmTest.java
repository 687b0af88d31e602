package io.tallystick.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a PKCS#11 module by settings alone; needs SoftHSM ({@code apt-get install softhsm2}). */
class SoftHsmTest {
    @TempDir
    Path folder;

    private SoftHsm hsm;

    @BeforeEach
    void initToken() throws Exception {
        if (SoftHsm.library() == null) {
            String reason = "SKIPPED: no SoftHSM (softhsm2) on this machine, so no key was put into a PKCS#11 module";
            System.err.println(reason);
            Assumptions.abort(reason);
        }
        hsm = SoftHsm.init(folder);
    }

    private String run(String what) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String output = hsm.run(
                "",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                SoftHsmMain.class.getName(),
                hsm.configuration().toString(),
                hsm.pin().toString(),
                what);
        assertThat(output).doesNotContain(SoftHsm.PIN);
        return output;
    }

    @Test
    void authority_es256InTheModule_issuesAndSignsAfterARestart() throws Exception {
        String put = run("put-authority");
        assertThat(put).startsWith("aliases [ca] key ");
        String key = put.substring(put.indexOf("key ")).trim();

        String used = run("use-authority");

        assertThat(used).contains("device acme/pump-1\n").contains("signed by the organisation true " + key);
    }

    @Test
    void put_aliasThatIsTaken_isRefused() throws Exception {
        run("put-authority");
        assertThat(run("put-authority")).contains("refused: ").contains("alias ca is taken");
    }

    @Test
    void put_ed25519_isRefusedWithTheReason() throws Exception {
        assertThat(run("put-ed25519"))
                .contains("refused: key store PKCS11 of SunPKCS11: key ledger-0 cannot be put")
                .contains("no Ed25519");
    }

    @Test
    void open_wrongPin_isRefused() throws Exception {
        Files.writeString(hsm.pin(), "another-pin\n");
        assertThat(run("put-authority"))
                .contains("refused: ")
                .contains("does not open it")
                .doesNotContain("another-pin");
    }

    @Test
    void module_itsFiles_holdNoPin() throws Exception {
        run("put-authority");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.equals(hsm.pin())) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(SoftHsm.PIN);
                }
            }
        }
    }
}
