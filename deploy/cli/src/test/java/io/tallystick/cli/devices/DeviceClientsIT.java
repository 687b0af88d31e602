package io.tallystick.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.senml.Readings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each reference client signs is what our own encoder signs, and a ledger takes it; what it cannot sign, it refuses. */
class DeviceClientsIT {
    /** RFC 8410 section 7: what comes before the 32 bytes of an Ed25519 key in PKCS#8. */
    private static final String PKCS8_ED25519 = "302e020100300506032b657004220420";

    @TempDir
    Path folder;

    static Stream<Arguments> clientsAndAlgorithms() {
        return Stream.of(DeviceClient.values())
                .flatMap(client -> Stream.of("Ed25519", "ES256").map(algorithm -> Arguments.of(client, algorithm)));
    }

    @ParameterizedTest
    @EnumSource
    void script_toBeRead_isShort(DeviceClient client) {
        assertThat(client.lines().size()).isLessThan(150);
    }

    @ParameterizedTest
    @EnumSource
    void sign_exampleOfTheReferencePage_givesItsBytes(DeviceClient client) throws Exception {
        byte[] pkcs8 = HexFormat.of().parseHex(PKCS8_ED25519 + "00".repeat(32));
        Path key = folder.resolve("key.pem");
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                        + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("s"), "tallystick-device/1 acme/pump-1 70756d702d31 7\n");
        List<String> command = Stream.concat(
                        client.command().stream(),
                        Stream.of(("--key key.pem --device acme/pump-1 --subject pump-1 --state s --out ."
                                        + " --time 1767323045 temp=21.50Cel")
                                .split(" ")))
                .toList();
        Tool.run(folder, Map.of(), command).requireExit(0);
        byte[] wanted = Envelopes.sign(
                Signers.ed25519(new byte[32]),
                "acme/pump-1",
                "pump-1",
                7,
                Instant.ofEpochSecond(1767323045),
                ContentType.SENML_JSON,
                "[{\"n\":\"temp\",\"u\":\"Cel\",\"v\":21.50}]".getBytes(StandardCharsets.UTF_8),
                List.of());
        assertThat(folder.resolve("s.7.cose")).hasBinaryContent(wanted);
        assertThat(folder.resolve("s")).hasContent("tallystick-device/1 acme/pump-1 70756d702d31 8");
    }

    @ParameterizedTest
    @MethodSource("clientsAndAlgorithms")
    void sign_oneRunAfterTheOther_isSealedInOrder(DeviceClient client, String algorithm) throws Exception {
        EnrolledPump pump = EnrolledPump.enrol(folder, client.command(), algorithm);
        pump.run("--out", ".", "--begin", "temperature=-21.50e1Cel", "humidity=40%RH")
                .requireExit(0);
        pump.run("--out", ".", "speed=0").requireExit(0);
        pump.run("--out", ".", "--introduce", "speed=0.0m/s").requireExit(0);
        List<SignedEnvelope> sealed = pump.requireSealed(List.of(pump.written(1), pump.written(2), pump.written(3)));
        assertThat(sealed).extracting(SignedEnvelope::sequence).containsExactly(1L, 2L, 3L);
        assertThat(sealed)
                .extracting(envelope -> envelope.certificateChain().size())
                .containsExactly(1, 0, 1);
        assertThat(Readings.of(sealed.get(0)))
                .extracting(reading -> reading.name() + " " + reading.unit())
                .containsExactly("temperature Cel", "humidity %RH");
        assertThat(pump.waiting()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sign_packOfTheLongestHeads_isSealed(DeviceClient client) throws Exception {
        EnrolledPump pump = EnrolledPump.enrol(folder, client.command(), "Ed25519");
        String[] readings = Stream.iterate(0, i -> i < 1024, i -> i + 1)
                .map(i -> "vibration/axis." + i + "=" + i + ".000001e-9mm/s")
                .toArray(String[]::new);
        String[] arguments = Stream.concat(Stream.of("--out", ".", "--begin"), Stream.of(readings))
                .toArray(String[]::new);
        pump.run(arguments).requireExit(0);
        assertThat(Readings.of(pump.requireSealed(List.of(pump.written(1))).get(0)))
                .hasSize(1024);
    }

    @ParameterizedTest
    @EnumSource
    void arguments_hostile_areRefusedAndUseNoNumber(DeviceClient client) throws Exception {
        EnrolledPump pump = EnrolledPump.enrol(folder, client.command(), "Ed25519");
        refused(pump, "does not exist or --begin", "want --begin", "--out", ".", "t=1");
        pump.run("--out", ".", "--begin", "t=1").requireExit(0);
        byte[] state = Files.readAllBytes(folder.resolve("pump-1.state"));
        for (String reading : List.of(
                "",
                "t",
                "=1",
                "t=",
                "t=NaN",
                "t=Infinity",
                "t=01",
                "t=1.",
                "t=.5",
                "t=1e999",
                "t=1\n",
                "t=1\"",
                "t\"=1")) {
            refused(pump, reading, "want NAME=NUMBER[UNIT]", "--out", ".", reading);
        }
        for (String subject : List.of("", "pump\n1", "pump\u0007", "x".repeat(256))) {
            refused(pump, subject, "--subject", "--out", ".", "--subject", subject, "t=1");
        }
        refused(pump, "other subject", "another device or subject", "--out", ".", "--subject", "pump-2", "t=1");
        refused(pump, "other device", "ORGANISATION/DEVICE", "--out", ".", "--device", "acme", "t=1");
        refused(pump, "begin again", "--begin", "--out", ".", "--begin", "t=1");
        refused(pump, "time", "--time", "--out", ".", "--time", "253402300800", "t=1");
        refused(pump, "nowhere to", "one of --topic and --out", "t=1");
        Files.setPosixFilePermissions(folder.resolve("pump-1.pem"), PosixFilePermissions.fromString("rw-r-----"));
        refused(pump, "readable key", "chmod 600", "--out", ".", "t=1");
        assertThat(folder.resolve("pump-1.state")).hasBinaryContent(state);
        Files.write(folder.resolve("pump-1.state"), new byte[] {'\n'});
        refused(pump, "damaged numbers", "damaged", "--out", ".", "t=1");
    }

    private static void refused(EnrolledPump pump, String what, String message, String... arguments) throws Exception {
        Tool.Answer answer = pump.run(arguments);
        assertThat(answer.said()).as(what).contains(message).doesNotContain("Traceback", "    at ");
        assertThat(answer.exit()).as(what + ": " + answer.said()).isEqualTo(2);
    }
}
