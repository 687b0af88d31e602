package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisLimits;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder of a network as its operator holds it: genesis, ledger keys, organisations' CAs, devices. The layout is in
 * docs/reference/identity.md. Files that exist are never overwritten.
 */
public final class NetworkDirectory {
    static final String AUTHORITY_ALIAS = "ca";

    private final NetworkLayout layout;
    private final Genesis genesis;
    private final Map<String, String> environment;

    private NetworkDirectory(NetworkLayout layout, Genesis genesis, Map<String, String> environment) {
        this.layout = layout;
        this.genesis = genesis;
        this.environment = Map.copyOf(environment);
    }

    /** Makes a network with its default origin; passwords as in the process's environment. */
    public static NetworkDirectory init(
            Path folder,
            String network,
            int ledgers,
            List<String> organisations,
            LedgerClockKind clockKind,
            SecureRandom random,
            Clock clock) {
        NetworkPlan plan = NetworkPlan.of(network, ledgers, organisations, clockKind);
        return init(folder, plan, random, clock, System.getenv());
    }

    /**
     * Makes a network's folder.
     *
     * @param clock for the validity of the organisations' roots: 30 years from now; from now less a day, or for a network on event
     *     time from 1970
     * @param environment may hold the password of all key stores, see {@link PasswordSource#besides}; else each folder gets a
     *     random one
     * @throws KeyFileException if any of the files exists or cannot be written
     * @throws io.tallystick.ledger.genesis.GenesisException if the plan breaks a rule of the genesis
     */
    public static NetworkDirectory init(
            Path folder, NetworkPlan plan, SecureRandom random, Clock clock, Map<String, String> environment) {
        new NetworkFounder(new NetworkLayout(folder), plan, random, clock.instant(), environment).found();
        return open(folder, environment);
    }

    /** Opens a network's folder; passwords as in the process's environment. */
    public static NetworkDirectory open(Path folder) {
        return open(folder, System.getenv());
    }

    /**
     * Opens a network's folder.
     *
     * @throws KeyFileException if there is no network.yaml
     * @throws io.tallystick.ledger.genesis.GenesisException if it is not a genesis
     */
    public static NetworkDirectory open(Path folder, Map<String, String> environment) {
        NetworkLayout layout = new NetworkLayout(folder);
        byte[] yaml = readPublic(layout.genesis(), GenesisLimits.MAX_BYTES + 1);
        return new NetworkDirectory(layout, Genesis.parse(layout.genesis().toString(), yaml), environment);
    }

    static byte[] readPublic(Path file, int maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(maxBytes);
        } catch (NoSuchFileException e) {
            throw new KeyFileException(file + " does not exist: want the folder of a network", e);
        } catch (IOException e) {
            throw new KeyFileException(file + " cannot be read: " + PrivateFiles.reason(e), e);
        }
    }

    public Genesis genesis() {
        return genesis;
    }

    /** The alias of a ledger's key. */
    public static String ledgerAlias(int ledger) {
        return "ledger-" + ledger;
    }

    /** Where the ledgers' keys are unless configured otherwise. */
    public KeyStoreSettings ledgerKeyStore() {
        return KeyStoreSettings.pkcs12(layout.ledgers(), environment);
    }

    /** The signers of all ledgers, in their order, from this folder's key store. */
    public List<Signer> ledgerSigners() {
        return ledgerSigners(ledgerKeyStore());
    }

    /**
     * The signers of all ledgers, in their order, from any key store with the aliases {@link #ledgerAlias}.
     *
     * @throws KeyFileException if one is missing or not the key of the genesis
     */
    public List<Signer> ledgerSigners(KeyStoreSettings settings) {
        KeyStores store = KeyStores.open(settings);
        List<Signer> signers = new ArrayList<>();
        for (int ledger = 0; ledger < genesis.ledgerCount(); ledger++) {
            Signer signer = store.entry(ledgerAlias(ledger)).signer();
            if (!signer.verificationKey().equals(genesis.ledgerKey(ledger).key())) {
                throw new KeyFileException(store + ": key " + ledgerAlias(ledger) + " is not the key of ledger "
                        + ledger + " in " + layout.genesis());
            }
            signers.add(signer);
        }
        return List.copyOf(signers);
    }

    /** The CA of an organisation. */
    public CertificateAuthority authority(String organisation) {
        requireOrganisation(organisation);
        KeyEntry entry = KeyStores.open(KeyStoreSettings.pkcs12(layout.authority(organisation), environment))
                .entry(AUTHORITY_ALIAS);
        return CertificateAuthority.open(entry.signer(), entry.chain());
    }

    /** The key of an organisation's CA, which signs revocations and what is said about contracts. */
    public Signer organisationSigner(String organisation) {
        return authority(organisation).signer();
    }

    private void requireOrganisation(String organisation) {
        if (genesis.organisation(organisation).isEmpty()) {
            throw new KeyFileException("organisation " + organisation + ": not in " + layout.genesis() + "; there are "
                    + genesis.organisations());
        }
    }

    /**
     * Makes a device's key and certificate.
     *
     * @param now the first second of its validity
     * @param validity from then; must end within the validity of the CA
     * @return the file, held by this process until closed
     * @throws KeyFileException if the device exists or the organisation does not
     */
    public DeviceFile enrol(
            DeviceId device, SignatureAlgorithm algorithm, Instant now, Duration validity, SecureRandom random) {
        return enrol(device, algorithm, now, validity, random, false);
    }

    /** As {@link #enrol}, with a certificate that lets it sign for devices of its organisation that cannot. */
    public DeviceFile enrolGateway(
            DeviceId gateway, SignatureAlgorithm algorithm, Instant now, Duration validity, SecureRandom random) {
        return enrol(gateway, algorithm, now, validity, random, true);
    }

    private DeviceFile enrol(
            DeviceId device,
            SignatureAlgorithm algorithm,
            Instant now,
            Duration validity,
            SecureRandom random,
            boolean gateway) {
        CertificateAuthority authority = authority(device.organisation());
        Path file = layout.device(device);
        if (Files.exists(file)) {
            throw new KeyFileException("device " + device + " exists in " + file + ": it is not overwritten");
        }
        KeyMaterial key = KeyMaterial.generate(algorithm, random);
        Instant end = now.plus(validity);
        BigInteger serial = NetworkFounder.serial(random);
        byte[] leaf = gateway
                ? authority.issueGateway(device, key.verificationKey(), now, end, serial)
                : authority.issue(device, key.verificationKey(), now, end, serial);
        KeyStores store = KeyStores.create(KeyStoreSettings.pkcs12(file, environment));
        store.put(DeviceFile.ALIAS, key, authority.chainOf(leaf));
        // The key store is made first, and fails if there is one: whoever made it owns the certificate beside it.
        store.storeNew();
        PrivateFiles.replacePublic(
                layout.deviceCertificate(device), Pem.write(leaf).getBytes(StandardCharsets.US_ASCII));
        return DeviceFile.open(file, environment);
    }

    /** Where a device's key store is, or would be. */
    public Path deviceFile(DeviceId device) {
        return layout.device(device);
    }

    /** The devices enrolled here, sorted by name. */
    public List<EnrolledDevice> devices() {
        return new EnrolledDevices(layout, environment).of(genesis.organisations());
    }

    /**
     * The sequence number of an organisation's next revocation of a device, as {@link #nextControl}.
     *
     * @throws KeyFileException if the organisation is not in the genesis, or another process takes numbers
     */
    public long nextRevocation(DeviceId device) {
        return nextControl(device.organisation(), device.toString());
    }

    /**
     * The sequence number of what an organisation says next, under its own key, on a subject; from 1, never given again.
     *
     * @param subject a device, or {@code contract/NAME}
     * @throws KeyFileException if the organisation is not in the genesis, or another process takes numbers
     */
    public long nextControl(String organisation, String subject) {
        requireOrganisation(organisation);
        try (SequenceFile sequences = SequenceFile.open(layout.revocations(organisation), 1)) {
            return sequences.next(subject);
        }
    }

    /**
     * Notes that a device was revoked, for {@link #devices}; the revocation that counts is the organisation's in the ledgers.
     *
     * @throws KeyFileException if the device is not enrolled here
     */
    public void markRevoked(DeviceId device, Instant when) {
        if (!Files.exists(layout.device(device))) {
            throw new KeyFileException("device " + device + ": not enrolled in " + layout.devices());
        }
        PrivateFiles.replacePublic(layout.revoked(device), (when + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "network " + genesis.network() + " in " + layout.root();
    }
}
