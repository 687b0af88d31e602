package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.ProfileCertificate;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A device's key and certificates, a PKCS#12 file, and beside it {@code <device>.seq}, its sequence numbers. Held by one process
 * at a time. Safe for several threads.
 */
public final class DeviceFile implements AutoCloseable {
    /** The alias of the key in the file. */
    public static final String ALIAS = "device";

    /** The first sequence number of every subject. */
    public static final long FIRST_SEQUENCE = SequenceFile.FIRST;

    static final String SUFFIX = ".p12";

    private final Path path;
    private final DeviceId id;
    private final KeyEntry entry;
    private final SequenceFile sequences;

    private DeviceFile(Path path, DeviceId id, KeyEntry entry, SequenceFile sequences) {
        this.path = path;
        this.id = id;
        this.entry = entry;
        this.sequences = sequences;
    }

    /** Opens a device file that writes each sequence number to disk before it is used. */
    public static DeviceFile open(Path path, Map<String, String> environment) {
        return open(path, environment, 1);
    }

    /**
     * Opens a device file that reserves sequence numbers in runs, for fast senders.
     *
     * @param path ends in {@code .p12}
     * @param environment usually {@code System.getenv()}: may hold the password, see {@link PasswordSource#besides}
     * @param reservedRun numbers written to disk at a time, at least 1: a crash leaves a gap of up to as many in each subject
     * @throws KeyFileException if it cannot be used, or another process holds it
     */
    public static DeviceFile open(Path path, Map<String, String> environment, int reservedRun) {
        String name = path.getFileName().toString();
        if (!name.endsWith(SUFFIX)) {
            throw new KeyFileException("device file " + path + ": want a name that ends in " + SUFFIX);
        }
        KeyEntry entry =
                KeyStores.open(KeyStoreSettings.pkcs12(path, environment)).entry(ALIAS);
        DeviceId id = id(path, entry);
        String stem = name.substring(0, name.length() - SUFFIX.length());
        return new DeviceFile(path, id, entry, SequenceFile.open(path.resolveSibling(stem + ".seq"), reservedRun));
    }

    private static DeviceId id(Path path, KeyEntry entry) {
        try {
            ProfileCertificate leaf = ProfileCertificate.parse(entry.chain().get(0));
            return new DeviceId(leaf.organisation(), leaf.commonName());
        } catch (UntrustedCertificateException | IllegalArgumentException e) {
            throw new KeyFileException("device file " + path + ": " + e.getMessage(), e);
        }
    }

    /** The device, as its certificate names it. */
    public DeviceId id() {
        return id;
    }

    public Signer signer() {
        return entry.signer();
    }

    /** The certificates to introduce the device with: its own first, the root left out. */
    public List<byte[]> chain() {
        return entry.chain();
    }

    /**
     * The next sequence number of {@code subject}, from {@link #FIRST_SEQUENCE}. It is on disk as used when this returns: after a
     * crash it is not given again, and a number that was given but never sent stays a gap.
     *
     * @throws KeyFileException if it cannot be written
     */
    public long nextSequence(String subject) {
        return sequences.next(subject);
    }

    /** Gives back reserved numbers that were not used, and lets other processes open the file. */
    @Override
    public void close() {
        sequences.close();
    }

    @Override
    public String toString() {
        return id + " in " + path;
    }
}
