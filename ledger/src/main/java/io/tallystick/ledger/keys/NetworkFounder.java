package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.genesis.GenesisDraft;
import io.tallystick.ledger.genesis.GenesisWriter;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.genesis.LedgerKey;
import io.tallystick.ledger.genesis.Organisation;
import io.tallystick.ledger.genesis.OrganisationRole;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.Pem;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the files of a new network. */
final class NetworkFounder {
    /** How long roots are valid: longer than the devices that they vouch for. */
    private static final Duration ROOT_VALIDITY = Duration.ofDays(30 * 365);

    /** How far a wall clock of another node may be behind the one that founds the network. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private static final int SERIAL_BITS = 127;

    private final NetworkLayout layout;
    private final NetworkPlan plan;
    private final SecureRandom random;
    private final Instant notBefore;
    private final Instant notAfter;
    private final Map<String, String> environment;

    NetworkFounder(
            NetworkLayout layout, NetworkPlan plan, SecureRandom random, Instant now, Map<String, String> environment) {
        this.layout = layout;
        this.plan = plan;
        this.random = random;
        // A network on event time records data of the past: its devices must be able to be valid then.
        this.notBefore = plan.clock() == LedgerClockKind.EVENT ? Instant.EPOCH : now.minus(CLOCK_SKEW);
        this.notAfter = now.plus(ROOT_VALIDITY);
        this.environment = environment;
    }

    /** Writes everything; network.yaml comes last, so that a folder that has one is whole. */
    void found() {
        for (Path path : List.of(layout.genesis(), layout.keys(), layout.organisations(), layout.devices())) {
            if (Files.exists(path)) {
                throw new KeyFileException(path + " exists: a network is not overwritten; choose another folder");
            }
        }
        List<KeyMaterial> ledgerKeys = new ArrayList<>();
        for (int ledger = 0; ledger < plan.ledgers(); ledger++) {
            ledgerKeys.add(KeyMaterial.generate(SignatureAlgorithm.ED25519, random));
        }
        List<KeyMaterial> rootKeys = new ArrayList<>();
        List<CertificateAuthority> roots = new ArrayList<>();
        for (String organisation : plan.organisations()) {
            KeyMaterial key = KeyMaterial.generate(SignatureAlgorithm.ED25519, random);
            rootKeys.add(key);
            roots.add(CertificateAuthority.createRoot(organisation, key.signer(), notBefore, notAfter, serial(random)));
        }
        // Writing checks the plan by the genesis' own rules, before any file is made.
        byte[] genesis = GenesisWriter.write(draft(ledgerKeys, roots));
        writeLedgers(ledgerKeys);
        for (int i = 0; i < roots.size(); i++) {
            writeOrganisation(roots.get(i), rootKeys.get(i));
        }
        PrivateFiles.createPublic(layout.genesis(), genesis);
    }

    private GenesisDraft draft(List<KeyMaterial> ledgerKeys, List<CertificateAuthority> roots) {
        List<LedgerKey> keys = new ArrayList<>();
        for (int ledger = 0; ledger < ledgerKeys.size(); ledger++) {
            keys.add(LedgerKey.of(origin(ledger), ledgerKeys.get(ledger).verificationKey()));
        }
        List<Organisation> organisations = new ArrayList<>();
        for (CertificateAuthority root : roots) {
            Set<OrganisationRole> roles = organisations.isEmpty()
                    ? EnumSet.of(OrganisationRole.OPERATOR, OrganisationRole.MEMBER)
                    : EnumSet.of(OrganisationRole.MEMBER);
            organisations.add(new Organisation(
                    root.organisation(), roles, root.certificate().der()));
        }
        return new GenesisDraft(
                plan.network(), plan.origin(), plan.clock(), keys, organisations, plan.witnesses(), plan.currencies());
    }

    private void writeLedgers(List<KeyMaterial> ledgerKeys) {
        createPassword(layout.keys(), random, environment);
        KeyStores store = KeyStores.create(KeyStoreSettings.pkcs12(layout.ledgers(), environment));
        for (int ledger = 0; ledger < ledgerKeys.size(); ledger++) {
            KeyMaterial key = ledgerKeys.get(ledger);
            byte[] holder =
                    CertificateAuthority.selfSigned(origin(ledger), key.signer(), notBefore, notAfter, serial(random));
            store.put(NetworkDirectory.ledgerAlias(ledger), key, List.of(holder));
        }
        store.storeNew();
    }

    private void writeOrganisation(CertificateAuthority root, KeyMaterial key) {
        String organisation = root.organisation();
        Path file = layout.authority(organisation);
        byte[] certificate = root.certificate().der();
        createPassword(file.getParent(), random, environment);
        KeyStores store = KeyStores.create(KeyStoreSettings.pkcs12(file, environment));
        store.put(NetworkDirectory.AUTHORITY_ALIAS, key, List.of(certificate));
        store.storeNew();
        PrivateFiles.createPublic(
                layout.authorityCertificate(organisation),
                Pem.write(certificate).getBytes(StandardCharsets.US_ASCII));
        createPassword(layout.devices(organisation), random, environment);
    }

    private String origin(int ledger) {
        return plan.origin() + "/" + ledger;
    }

    /** A folder of key stores; with a random password in a file unless the environment has one. */
    private static void createPassword(Path folder, SecureRandom random, Map<String, String> environment) {
        PrivateFiles.createFolder(folder);
        if (environment.containsKey(PasswordSource.ENVIRONMENT_VARIABLE)) {
            return;
        }
        byte[] secret = new byte[KeyLimits.GENERATED_PASSWORD_BYTES];
        random.nextBytes(secret);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n";
        PrivateFiles.create(folder.resolve(PasswordSource.FILE_NAME), password.getBytes(StandardCharsets.US_ASCII));
    }

    /** A serial number that a CA will not meet twice; the top bit keeps it positive and of one length. */
    static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS - 1, random).setBit(SERIAL_BITS - 1);
    }
}
