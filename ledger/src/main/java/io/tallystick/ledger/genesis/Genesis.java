package io.tallystick.ledger.genesis;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.identity.TrustAnchors;
import io.tallystick.ledger.identity.UntrustedCertificateException;
import io.tallystick.yaml.YamlPlace;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network's genesis: the checked content of a network.yaml, and its bytes. */
public final class Genesis {
    private final String file;
    private final byte[] bytes;
    private final GenesisDraft content;

    private Genesis(String file, byte[] bytes, GenesisDraft content) {
        this.file = file;
        this.bytes = bytes;
        this.content = content;
    }

    /**
     * Reads a network.yaml.
     *
     * @param fileName as errors shall name it
     * @param yaml UTF-8, at most {@link GenesisLimits#MAX_BYTES}, copied
     * @throws GenesisException naming the place and what was wanted there
     */
    public static Genesis parse(String fileName, byte[] yaml) {
        byte[] copy = yaml.clone();
        GenesisSource source = GenesisSource.of(fileName, copy);
        return new Genesis(fileName, copy, new GenesisParser(source).parse(source.root()));
    }

    /** The network's name: the prefix of its topics. */
    public String network() {
        return content.network();
    }

    /** The prefix of the ledgers' origins. */
    public String origin() {
        return content.origin();
    }

    /**
     * The origin of one ledger, {@code origin/ledger}, as its checkpoints state it.
     *
     * @param ledger 0 to {@link #ledgerCount} - 1
     */
    public String origin(int ledger) {
        return ledgerKey(ledger).name();
    }

    /** The number of ledgers, and of partitions: 1 to {@link GenesisLimits#MAX_LEDGERS}. */
    public int ledgerCount() {
        return content.ledgers().size();
    }

    /**
     * The key of one ledger's checkpoints.
     *
     * @param ledger 0 to {@link #ledgerCount} - 1
     */
    public LedgerKey ledgerKey(int ledger) {
        if (ledger < 0 || ledger >= ledgerCount()) {
            throw new IllegalArgumentException(
                    "ledger " + ledger + ": network " + network() + " has 0 to " + (ledgerCount() - 1));
        }
        return content.ledgers().get(ledger);
    }

    public List<LedgerKey> ledgerKeys() {
        return content.ledgers();
    }

    public LedgerClockKind clock() {
        return content.clock();
    }

    public List<Organisation> organisations() {
        return content.organisations();
    }

    /** The organisation of that name, if it takes part. */
    public Optional<Organisation> organisation(String name) {
        return organisations().stream().filter(o -> o.name().equals(name)).findFirst();
    }

    public Witnesses witnesses() {
        return content.witnesses();
    }

    public List<Currency> currencies() {
        return content.currencies();
    }

    /**
     * The organisations' roots, to check devices' chains against.
     *
     * @throws GenesisException if a root's own signature does not verify
     */
    public TrustAnchors trustAnchors(SignatureVerifier verifier) {
        Map<String, byte[]> roots = new LinkedHashMap<>();
        organisations().forEach(o -> roots.put(o.name(), o.caCertificate()));
        try {
            return TrustAnchors.of(roots, verifier);
        } catch (UntrustedCertificateException e) {
            throw new GenesisException(file, YamlPlace.START, "organisations: " + e.getMessage(), "");
        }
    }

    /** SHA-256 of the file's bytes as they are, 32 bytes. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The file's bytes as they are, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return network() + " (" + ledgerCount() + " ledgers, organisations " + organisations() + ")";
    }
}
