package io.tallystick.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our certificates in a stranger's tool, and a stranger's certificates here. */
class OpensslInteropTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needsOpenssl() throws Exception {
        boolean present;
        try {
            present = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            present = false;
        }
        assumeTrue(present, "SKIPPED: no openssl on the path");
    }

    private String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
        return output;
    }

    private void pem(String name, byte[] der) throws IOException {
        Files.writeString(folder.resolve(name), Pem.write(der));
    }

    @ParameterizedTest
    @EnumSource
    void verify_ourChain_holdsInOpenssl(SignatureAlgorithm algorithm) throws Exception {
        Chains chains = new Chains(algorithm);
        List<byte[]> chain = chains.throughIssuingCa();
        pem("leaf.pem", chain.get(0));
        pem("issuing.pem", chain.get(1));
        pem("root.pem", chains.acme.certificate().der());

        String output = openssl(
                "verify",
                "-x509_strict",
                "-attime",
                Long.toString(Chains.WITHIN.getEpochSecond()),
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "leaf.pem");

        assertThat(output).contains("OK");
    }

    @Test
    void validate_opensslsChainWithThePurpose_givesTheGateway() throws Exception {
        Files.writeString(
                folder.resolve("device.ext"),
                "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth,"
                        + ProfileExtensions.GATEWAY_PURPOSE + "\n");
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "ca.key");
        openssl(
                "req",
                "-x509",
                "-new",
                "-sha256",
                "-key",
                "ca.key",
                "-days",
                "3650",
                "-subj",
                "/O=acme/CN=acme root",
                "-addext",
                "keyUsage=critical,keyCertSign",
                "-out",
                "ca.pem");
        openssl("genpkey", "-algorithm", "ED25519", "-out", "device.key");
        openssl("req", "-new", "-key", "device.key", "-subj", "/O=acme/CN=pump-7", "-out", "device.csr");
        openssl(
                "x509",
                "-req",
                "-sha256",
                "-in",
                "device.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-set_serial",
                "5",
                "-days",
                "30",
                "-extfile",
                "device.ext",
                "-out",
                "device.pem");
        byte[] root = Pem.read(Files.readAllBytes(folder.resolve("ca.pem")));
        byte[] leaf = Pem.read(Files.readAllBytes(folder.resolve("device.pem")));
        Instant begin = ProfileCertificate.parse(leaf).notBefore();

        DeviceIdentity identity =
                TrustAnchors.of(Map.of("acme", root), SignatureVerifiers.best()).validate(List.of(leaf), begin);

        assertThat(identity.id()).isEqualTo(Chains.PUMP);
        assertThat(identity.isGateway()).isTrue();
        assertThat(identity.key().algorithm()).isEqualTo(SignatureAlgorithm.ED25519);
    }
}
