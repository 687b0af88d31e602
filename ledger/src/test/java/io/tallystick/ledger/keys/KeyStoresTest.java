package io.tallystick.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.identity.CertificateAuthority;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStoresTest {
    private static final String SECRET = "a-secret-that-must-not-be-shown";
    private static final Map<String, String> ENVIRONMENT = Map.of(PasswordSource.ENVIRONMENT_VARIABLE, SECRET);
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private KeyStoreSettings settings() {
        return KeyStoreSettings.pkcs12(folder.resolve("deep/er/keys.p12"), ENVIRONMENT);
    }

    private KeyMaterial write(SignatureAlgorithm algorithm) {
        KeyMaterial key = KeyMaterial.generate(algorithm, new SecureRandom());
        KeyStores store = KeyStores.create(settings());
        store.put("one", key, List.of(holder(key)));
        store.storeNew();
        return key;
    }

    private static byte[] holder(KeyMaterial key) {
        return CertificateAuthority.selfSigned(
                "tallystick/x/0",
                key.signer(),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2056-01-01T00:00:00Z"),
                BigInteger.ONE);
    }

    @ParameterizedTest
    @EnumSource
    void entry_stored_signsForItsKey(SignatureAlgorithm algorithm) {
        KeyMaterial key = write(algorithm);

        KeyStores store = KeyStores.open(settings());
        KeyEntry entry = store.entry("one");

        assertThat(store.aliases()).containsExactly("one");
        assertThat(entry.signer().verificationKey()).isEqualTo(key.verificationKey());
        assertThat(entry.chain()).hasSize(1);
        assertThat(entry.chain().get(0)).isEqualTo(holder(key));
        assertThat(SignatureVerifiers.best()
                        .verify(key.verificationKey(), MESSAGE, entry.signer().sign(MESSAGE)))
                .isTrue();
    }

    @Test
    void storeNew_madeFilesAndFolders_areTheOwnersAlone() throws Exception {
        write(SignatureAlgorithm.ED25519);

        assertThat(mode(settings().path())).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("deep"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("deep/er"))).isEqualTo("rwx------");
        assertThat(folder.resolve("deep/er").toFile().list()).containsExactly("keys.p12");
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void open_usableByOthers_isRefusedWithTheCure(String mode) throws Exception {
        write(SignatureAlgorithm.ED25519);
        Files.setPosixFilePermissions(settings().path(), PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyStores.open(settings()))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(mode)
                .hasMessageContaining("chmod 600 " + settings().path());
    }

    @Test
    void storeNew_existing_isRefusedAndKept() throws Exception {
        write(SignatureAlgorithm.ED25519);
        byte[] before = Files.readAllBytes(settings().path());

        assertThatThrownBy(() -> write(SignatureAlgorithm.ED25519)).hasMessageContaining("exists");
        assertThat(Files.readAllBytes(settings().path())).isEqualTo(before);
    }

    @Test
    void store_existing_isReplacedWhole() {
        KeyMaterial first = write(SignatureAlgorithm.ED25519);
        KeyMaterial second = KeyMaterial.generate(SignatureAlgorithm.ES256, new SecureRandom());
        KeyStores store = KeyStores.open(settings());
        store.put("two", second, List.of(holder(second)));
        store.store();

        KeyStores again = KeyStores.open(settings());

        assertThat(again.entry("one").signer().verificationKey()).isEqualTo(first.verificationKey());
        assertThat(again.entry("two").signer().verificationKey()).isEqualTo(second.verificationKey());
        assertThatThrownBy(() -> again.put("two", second, List.of(holder(second))))
                .hasMessageContaining("taken");
        assertThatThrownBy(() -> again.entry("three")).hasMessageContaining("[one, two]");
    }

    @Test
    void open_wrongPassword_saysWhereItCameFromAndNotWhatItWas() {
        write(SignatureAlgorithm.ED25519);
        KeyStoreSettings wrong = KeyStoreSettings.pkcs12(
                settings().path(), Map.of(PasswordSource.ENVIRONMENT_VARIABLE, "wrong-" + SECRET));

        assertThatThrownBy(() -> KeyStores.open(wrong))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("does not open it")
                .hasMessageContaining(PasswordSource.ENVIRONMENT_VARIABLE)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void toString_ofEverything_hidesSecrets() {
        KeyMaterial key = write(SignatureAlgorithm.ED25519);
        KeyStores store = KeyStores.open(settings());

        assertThat(settings() + " " + store + " " + store.entry("one") + " "
                        + settings().password() + key)
                .doesNotContain(SECRET);
    }

    @Test
    void open_missing_saysSo() {
        assertThatThrownBy(() -> KeyStores.open(settings())).hasMessageContaining("does not exist");
    }

    @Test
    void open_noPassword_saysWhatWasWanted() {
        KeyStoreSettings settings = KeyStoreSettings.pkcs12(folder.resolve("k.p12"), Map.of());

        assertThatThrownBy(() -> KeyStores.create(settings))
                .hasMessageContaining("password file " + folder.resolve("password") + " does not exist");
        assertThatThrownBy(() -> PasswordSource.environment(Map.of()).read())
                .hasMessageContaining(PasswordSource.ENVIRONMENT_VARIABLE);
    }

    @Test
    void password_file_isReadFromItsFirstLineIfPrivate() throws Exception {
        Path file = folder.resolve("password");
        PrivateFiles.create(file, "pass word\r\nsecond\n".getBytes(StandardCharsets.UTF_8));

        assertThat(new String(PasswordSource.file(file).read())).isEqualTo("pass word");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> PasswordSource.file(file).read()).hasMessageContaining("chmod 600");
        PrivateFiles.replace(file, "\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> PasswordSource.file(file).read()).hasMessageContaining("first line");
    }

    @Test
    void open_truncatedOrChanged_isRefusedOrGivesTheSameKey() throws Exception {
        KeyMaterial key = write(SignatureAlgorithm.ED25519);
        byte[] good = Files.readAllBytes(settings().path());
        for (int length = 0; length < good.length; length += 37) {
            PrivateFiles.replace(settings().path(), Arrays.copyOf(good, length));
            assertThatThrownBy(() -> KeyStores.open(settings())).isInstanceOf(KeyFileException.class);
        }
        long seed = Long.getLong("tallystick.seed", 20260103L);
        System.out.println("KeyStoresTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            PrivateFiles.replace(settings().path(), changed);
            try {
                assertThat(KeyStores.open(settings()).entry("one").signer().verificationKey())
                        .isEqualTo(key.verificationKey());
            } catch (KeyFileException e) {
                assertThat(e).hasMessageContaining("keys.p12");
            }
        }
    }

    @Test
    void open_providerThatIsMissing_saysSo() {
        KeyStoreSettings settings = new KeyStoreSettings(
                "PKCS11", "NoSuchProvider", "/x.cfg", null, PasswordSource.environment(ENVIRONMENT));

        assertThatThrownBy(() -> KeyStores.open(settings)).hasMessageContaining("no provider NoSuchProvider");
    }

    @Test
    void open_pkcs11WithoutModule_isAKeyFileException() {
        KeyStoreSettings settings =
                KeyStoreSettings.pkcs11(folder.resolve("missing.cfg"), PasswordSource.environment(ENVIRONMENT));

        assertThatThrownBy(() -> KeyStores.open(settings))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("PKCS11");
    }

    @Test
    void settings_contradictory_areRefused() {
        PasswordSource password = PasswordSource.environment(ENVIRONMENT);

        assertThatThrownBy(() -> new KeyStoreSettings("PKCS12", "", "", null, password))
                .hasMessageContaining("path");
        assertThatThrownBy(() -> new KeyStoreSettings(" ", "", "", null, password))
                .hasMessageContaining("type");
        assertThatThrownBy(() -> new KeyStoreSettings("PKCS11", "", "/x", null, password))
                .hasMessageContaining("no provider");
    }
}
