package io.tallystick.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.genesis.GenesisException;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final DeviceId PUMP = new DeviceId("acme", "pump:7");

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path temporary;

    private Path folder;
    private NetworkDirectory network;

    @BeforeEach
    void init() {
        folder = temporary.resolve("net");
        network = make(folder, LedgerClockKind.WALL, Map.of());
    }

    private NetworkDirectory make(Path where, LedgerClockKind clock, Map<String, String> environment) {
        NetworkPlan plan = NetworkPlan.of("plant", 3, List.of("acme", "grid"), clock);
        return NetworkDirectory.init(where, plan, random, CLOCK, environment);
    }

    @Test
    void init_opened_givesGenesisAndItsSigners() {
        NetworkDirectory again = NetworkDirectory.open(folder, Map.of());

        List<Signer> signers = again.ledgerSigners();

        assertThat(again.genesis().hash()).isEqualTo(network.genesis().hash());
        assertThat(signers).hasSize(3);
        for (int ledger = 0; ledger < 3; ledger++) {
            assertThat(signers.get(ledger).verificationKey())
                    .isEqualTo(again.genesis().ledgerKey(ledger).key());
        }
        assertThat(again.organisationSigner("grid").verificationKey())
                .isEqualTo(again.authority("grid").certificate().key());
    }

    @Test
    void init_secrets_areTheOwnersAlone() throws Exception {
        network.enrol(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random).close();
        int secrets = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                boolean open = file.toString().endsWith(".pem") || file.endsWith("network.yaml");
                if (Files.isDirectory(file)) {
                    assertThat(mode).as(file.toString()).isEqualTo("rwx------");
                } else if (!open) {
                    assertThat(mode).as(file.toString()).isEqualTo("rw-------");
                    secrets++;
                }
            }
        }
        // ledgers, two CAs and a device, a password for each of five folders, a lock
        assertThat(secrets).isEqualTo(1 + 2 + 1 + 5 + 1);
    }

    @Test
    void init_overAnother_isRefusedAndChangesNothing() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("network.yaml"));

        assertThatThrownBy(() -> make(folder, LedgerClockKind.EVENT, Map.of()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("not overwritten");
        assertThat(Files.readAllBytes(folder.resolve("network.yaml"))).isEqualTo(before);
    }

    @Test
    void init_badName_isRefusedBeforeAnyFile() {
        NetworkPlan plan = NetworkPlan.of("Plant!", 1, List.of("acme"), LedgerClockKind.WALL);

        assertThatThrownBy(() -> NetworkDirectory.init(temporary.resolve("bad"), plan, random, CLOCK, Map.of()))
                .isInstanceOf(GenesisException.class)
                .hasMessageContaining("want 1 to 63");
        assertThat(temporary.resolve("bad")).doesNotExist();
    }

    @Test
    void init_passwordInEnvironment_writesNone() {
        Map<String, String> environment = Map.of(PasswordSource.ENVIRONMENT_VARIABLE, "from-outside");
        Path other = temporary.resolve("other");

        NetworkDirectory made = make(other, LedgerClockKind.WALL, environment);

        assertThat(other.resolve("keys/password")).doesNotExist();
        assertThat(made.ledgerSigners()).hasSize(3);
        assertThatThrownBy(() -> NetworkDirectory.open(other, Map.of()).ledgerSigners())
                .hasMessageContaining("password");
    }

    @ParameterizedTest
    @EnumSource
    void enrol_device_isValidatedByTheGenesis(SignatureAlgorithm algorithm) throws Exception {
        try (DeviceFile device = network.enrol(PUMP, algorithm, NOW, YEAR, random)) {
            var identity = network.genesis()
                    .trustAnchors(SignatureVerifiers.best())
                    .validate(device.chain(), NOW.plusSeconds(1));

            assertThat(device.id()).isEqualTo(PUMP);
            assertThat(identity.id()).isEqualTo(PUMP);
            assertThat(identity.key()).isEqualTo(device.signer().verificationKey());
            assertThat(device.signer().algorithm()).isEqualTo(algorithm);
            assertThat(identity.notAfter()).isEqualTo(Instant.parse("2027-03-01T10:00:00Z"));
        }
    }

    @Test
    void enrol_onEventTime_worksInThePast() throws Exception {
        NetworkDirectory events = make(temporary.resolve("events"), LedgerClockKind.EVENT, Map.of());
        Instant then = Instant.parse("1999-12-31T23:00:00Z");

        try (DeviceFile device = events.enrol(PUMP, SignatureAlgorithm.ED25519, then, YEAR.multipliedBy(40), random)) {
            assertThat(events.genesis()
                            .trustAnchors(SignatureVerifiers.best())
                            .validate(device.chain(), then)
                            .id())
                    .isEqualTo(PUMP);
        }
        assertThatThrownBy(() -> network.enrol(PUMP, SignatureAlgorithm.ED25519, then, YEAR, random))
                .hasMessageContaining("the CA is valid");
    }

    @Test
    void enrol_existingOrUnknownOrganisation_isRefused() {
        network.enrol(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random).close();

        assertThatThrownBy(() -> network.enrol(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random))
                .hasMessageContaining("not overwritten");
        assertThatThrownBy(
                        () -> network.enrol(new DeviceId("other", "x"), SignatureAlgorithm.ED25519, NOW, YEAR, random))
                .hasMessageContaining("organisation other: not in");
    }

    @Test
    void enrol_sameDeviceAtOnce_succeedsOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> enrol = () -> {
                try {
                    network.enrol(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random)
                            .close();
                    return 1;
                } catch (KeyFileException e) {
                    return 0;
                }
            };
            int enrolled = 0;
            for (Future<Integer> future : threads.invokeAll(List.of(enrol, enrol, enrol, enrol))) {
                enrolled += future.get();
            }
            assertThat(enrolled).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        try (DeviceFile device = DeviceFile.open(network.deviceFile(PUMP), Map.of())) {
            byte[] pem = Files.readAllBytes(folder.resolve("devices/acme/pump:7.pem"));
            assertThat(Pem.read(pem)).isEqualTo(device.chain().get(0));
        }
    }

    @Test
    void nextControl_eachOrganisationAndSubject_countsForItselfAndGoesOn() {
        assertThat(network.nextControl("acme", "contract/escrow")).isEqualTo(1);
        assertThat(network.nextControl("acme", "contract/escrow")).isEqualTo(2);
        assertThat(network.nextControl("acme", "contract/cover")).isEqualTo(1);
        assertThat(network.nextControl("grid", "contract/escrow")).isEqualTo(1);
        assertThat(network.nextRevocation(PUMP)).isEqualTo(1);
        assertThat(network.nextControl("acme", PUMP.toString())).isEqualTo(2);
        NetworkDirectory again = NetworkDirectory.open(folder, Map.of());
        assertThat(again.nextControl("acme", "contract/escrow")).isEqualTo(3);
        assertThatThrownBy(() -> again.nextControl("nobody", "contract/escrow"))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("organisation nobody: not in");
    }

    @Test
    void enrolGateway_ofAnOrganisation_hasThePurpose() {
        DeviceId hall = new DeviceId("acme", "hall-2");
        network.enrolGateway(hall, SignatureAlgorithm.ES256, NOW, YEAR, random).close();
        network.enrol(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random).close();

        assertThat(network.devices()).extracting(EnrolledDevice::id).containsExactly(hall, PUMP);
        assertThat(network.devices()).extracting(EnrolledDevice::gateway).containsExactly(true, false);
        assertThatThrownBy(() -> network.enrolGateway(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random))
                .hasMessageContaining("is not overwritten");
    }

    @Test
    void devices_listed_tellTheirState() throws Exception {
        DeviceId meter = new DeviceId("grid", "meter-1");
        network.enrol(meter, SignatureAlgorithm.ES256, NOW, YEAR, random).close();
        network.enrol(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random).close();
        network.markRevoked(meter, NOW);
        Files.delete(folder.resolve("devices/acme/pump:7.pem"));

        List<EnrolledDevice> devices = network.devices();

        assertThat(devices).extracting(EnrolledDevice::id).containsExactly(PUMP, meter);
        assertThat(devices)
                .extracting(EnrolledDevice::algorithm)
                .containsExactly(SignatureAlgorithm.ED25519, SignatureAlgorithm.ES256);
        assertThat(devices).extracting(EnrolledDevice::revoked).containsExactly(false, true);
        assertThat(devices).allSatisfy(device -> {
            assertThat(device.notBefore()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
            assertThat(device.serial().bitLength()).isEqualTo(127);
        });
        assertThatThrownBy(() -> network.markRevoked(new DeviceId("grid", "none"), NOW))
                .hasMessageContaining("not enrolled");
    }

    @Test
    void deviceFile_sequences_goOnAndAreHeldByOne() {
        DeviceFile device = network.enrol(PUMP, SignatureAlgorithm.ED25519, NOW, YEAR, random);
        assertThat(device.nextSequence("line-1")).isEqualTo(DeviceFile.FIRST_SEQUENCE);
        assertThat(device.nextSequence("line-1")).isEqualTo(2);
        assertThatThrownBy(() -> DeviceFile.open(network.deviceFile(PUMP), Map.of()))
                .hasMessageContaining("in use");
        device.close();

        try (DeviceFile again = DeviceFile.open(network.deviceFile(PUMP), Map.of(), 50)) {
            assertThat(again.nextSequence("line-1")).isEqualTo(3);
        }
    }

    @Test
    void open_missingParts_nameTheFile() throws Exception {
        assertThatThrownBy(() -> NetworkDirectory.open(temporary, Map.of()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("network.yaml does not exist");
        Files.delete(folder.resolve("keys/ledgers.p12"));
        assertThatThrownBy(network::ledgerSigners).hasMessageContaining("ledgers.p12 does not exist");
        Files.delete(folder.resolve("organisations/acme/ca.p12"));
        assertThatThrownBy(() -> network.organisationSigner("acme")).hasMessageContaining("ca.p12 does not exist");
    }

    @Test
    void ledgerSigners_ofAnotherNetwork_areRefused() throws Exception {
        NetworkDirectory other = make(temporary.resolve("other"), LedgerClockKind.WALL, Map.of());

        assertThatThrownBy(() -> network.ledgerSigners(other.ledgerKeyStore()))
                .hasMessageContaining("is not the key of ledger 0");
    }
}
