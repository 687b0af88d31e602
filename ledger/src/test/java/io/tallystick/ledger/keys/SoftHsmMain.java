package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.TrustAnchors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What our key code does over a module, in a process of its own because the module's library reads its environment. Arguments:
 * the provider's configuration, the file with the PIN, and what to do. Writes what came of it to standard output.
 */
final class SoftHsmMain {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2056-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final byte[] PAYLOAD = "{\"on\":true}".getBytes(StandardCharsets.UTF_8);

    private final KeyStoreSettings settings;
    private final SecureRandom random = new SecureRandom();

    private SoftHsmMain(Path configuration, Path pin) {
        this.settings = KeyStoreSettings.pkcs11(configuration, PasswordSource.file(pin));
    }

    public static void main(String[] args) throws Exception {
        SoftHsmMain main = new SoftHsmMain(Path.of(args[0]), Path.of(args[1]));
        try {
            switch (args[2]) {
                case "put-authority" -> main.putAuthority();
                case "use-authority" -> main.useAuthority();
                case "put-ed25519" -> main.putLedgerKey();
                default -> throw new IllegalArgumentException(args[2]);
            }
        } catch (KeyFileException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    /** An ES256 key with an organisation's root certificate goes into the module. */
    private void putAuthority() {
        KeyMaterial key = KeyMaterial.generate(SignatureAlgorithm.ES256, random);
        CertificateAuthority root =
                CertificateAuthority.createRoot("acme", key.signer(), FROM, TO, NetworkFounder.serial(random));
        KeyStores store = KeyStores.create(settings);
        store.put("ca", key, List.of(root.certificate().der()));
        store.storeNew();
        System.out.println("aliases " + store.aliases() + " key " + key.verificationKey());
    }

    /** The key, found again, issues a device's certificate and signs an envelope; both stand up to the checks. */
    private void useAuthority() throws Exception {
        KeyEntry entry = KeyStores.open(settings).entry("ca");
        CertificateAuthority root = CertificateAuthority.open(entry.signer(), entry.chain());
        SignatureVerifier verifier = SignatureVerifiers.best();
        DeviceId device = new DeviceId("acme", "pump-1");
        KeyMaterial deviceKey = KeyMaterial.generate(SignatureAlgorithm.ED25519, random);
        byte[] leaf = root.issue(device, deviceKey.verificationKey(), FROM, TO, BigInteger.TWO);
        TrustAnchors anchors = TrustAnchors.of(Map.of("acme", root.certificate().der()), verifier);
        System.out.println("device " + anchors.validate(root.chainOf(leaf), NOW).id());
        SignedEnvelope envelope = SignedEnvelope.decode(
                Envelopes.sign(entry.signer(), "acme", "pump-1", 1, NOW, ContentType.JSON, PAYLOAD, List.of()));
        boolean holds = envelope.isSignedBy(anchors.organisationKey("acme").orElseThrow(), verifier);
        System.out.println(
                "signed by the organisation " + holds + " key " + entry.signer().verificationKey());
    }

    /** What every checkpoint is signed with. */
    private void putLedgerKey() {
        KeyMaterial key = KeyMaterial.generate(SignatureAlgorithm.ED25519, random);
        byte[] holder = CertificateAuthority.selfSigned("tallystick/x/0", key.signer(), FROM, TO, BigInteger.ONE);
        KeyStores store = KeyStores.create(settings);
        store.put(NetworkDirectory.ledgerAlias(0), key, List.of(holder));
        System.out.println("aliases " + store.aliases());
    }
}
