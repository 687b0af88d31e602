package io.tallystick.sink.verify;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.GenesisException;
import io.tallystick.ledger.genesis.GenesisLimits;
import io.tallystick.ledger.note.VerifierKey;
import io.tallystick.sink.tiles.TileDirectoryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Verifies an archive of a network from its bytes up.
 *
 * <pre>
 * network.yaml            the genesis
 * ledger-0, ledger-1, …   a C2SP tile directory of each ledger
 * </pre>
 *
 * <p>Any bit of any file that differs from what the ledgers' keys signed makes the verdict fail.
 */
public final class ArchiveVerifier {
    /** The genesis in an archive. */
    public static final String GENESIS_FILE = "network.yaml";

    private static final String LEDGER_PREFIX = "ledger-";

    private final Path archive;
    private final SignatureVerifier signatures;
    private final int threads;
    private final Progress progress;
    private final ContractReplay contracts;

    /**
     * A verifier that takes outcomes of contracts as they are.
     *
     * @param threads how many ledgers at a time, at least 1
     */
    public ArchiveVerifier(Path archive, SignatureVerifier signatures, int threads, Progress progress) {
        this(archive, signatures, threads, progress, ContractReplay.NONE);
    }

    /** A verifier that runs the contracts, too, where there is a genesis to run them with. */
    public ArchiveVerifier(
            Path archive, SignatureVerifier signatures, int threads, Progress progress, ContractReplay contracts) {
        this.archive = archive;
        this.signatures = signatures;
        this.threads = threads;
        this.progress = progress;
        this.contracts = contracts;
    }

    /** The directory of one ledger in an archive. */
    public static Path ledgerDirectory(Path archive, int ledger) {
        return archive.resolve(LEDGER_PREFIX + ledger);
    }

    /** Whether a directory has at least a part of an archive; what has none is not damaged, but no archive. */
    public static boolean hasAnything(Path archive) throws IOException {
        return ArchiveNames.any(archive);
    }

    /** Names in a directory that a network's archive does not have, sorted; a file that a crash left half written aside. */
    public static List<String> strangeNames(Path archive, Genesis genesis) throws IOException {
        return ArchiveNames.unexpected(archive, genesis.ledgerCount()).stream()
                .filter(name -> !name.startsWith(GENESIS_FILE))
                .toList();
    }

    /** Trusts a genesis that the caller has from elsewhere. */
    public NetworkVerdict verify(Genesis genesis) throws IOException, InterruptedException {
        List<Defect> defects = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        Path own = archive.resolve(GENESIS_FILE);
        if (!Files.exists(own)) {
            unchecked.add("the archive has no " + GENESIS_FILE + " of its own to compare with the genesis given");
        } else if (!Arrays.equals(read(own), genesis.bytes())) {
            defects.add(Defect.ofNetwork(
                    GENESIS_FILE,
                    "not the genesis given: want the bytes of SHA-256 "
                            + HexFormat.of().formatHex(genesis.hash())));
        }
        return verify(genesis, defects, unchecked);
    }

    /**
     * Trusts the archive's own network.yaml. Leaf 0 of each ledger holds its hash, so a changed one does not fit; that it is
     * the network's at all is for the caller to know, by its hash.
     */
    public NetworkVerdict verify() throws IOException, InterruptedException {
        Path own = archive.resolve(GENESIS_FILE);
        if (!Files.exists(own)) {
            return refused(Defect.ofNetwork(GENESIS_FILE, "missing in " + archive));
        }
        try {
            return verify(Genesis.parse(GENESIS_FILE, read(own)), new ArrayList<>(), new ArrayList<>());
        } catch (GenesisException e) {
            return refused(Defect.ofNetwork("", e.getMessage()));
        }
    }

    /**
     * Trusts ledgers' keys. With the archive's network.yaml everything is checked as with a genesis, since leaf 0, which the
     * key signed, holds its hash; without it, the trees of the keys' ledgers only.
     *
     * @param keys one or more, named after the ledgers' origins
     */
    public NetworkVerdict verify(List<VerifierKey> keys) throws IOException, InterruptedException {
        Path own = archive.resolve(GENESIS_FILE);
        if (!Files.exists(own)) {
            return verifyTrees(keys);
        }
        Genesis genesis;
        try {
            genesis = Genesis.parse(GENESIS_FILE, read(own));
        } catch (GenesisException e) {
            return refused(Defect.ofNetwork("", e.getMessage()));
        }
        for (VerifierKey key : keys) {
            if (genesis.ledgerKeys().stream().noneMatch(known -> known.vkey().equals(key.format()))) {
                return refused(
                        Defect.ofNetwork(GENESIS_FILE, "want a ledger with the key " + key.format() + ", it has none"));
            }
        }
        return verify(genesis, new ArrayList<>(), new ArrayList<>());
    }

    private static NetworkVerdict refused(Defect defect) {
        return new NetworkVerdict(List.of(), List.of(defect), List.of());
    }

    private NetworkVerdict verify(Genesis genesis, List<Defect> defects, List<String> unchecked)
            throws IOException, InterruptedException {
        ArchiveNames.unexpected(archive, genesis.ledgerCount())
                .forEach(name -> defects.add(Defect.ofNetwork(name, "unexpected: no file of a network's archive")));
        List<LedgerVerdict> verdicts = Ledgers.inParallel(genesis.ledgerCount(), threads, ledger -> {
            LedgerKeys keys = LedgerKeys.of(genesis, ledger, signatures);
            return ledger(ledger, keys, Optional.of(genesis));
        });
        return new NetworkVerdict(verdicts, defects, unchecked);
    }

    private LedgerVerdict ledger(int ledger, LedgerKeys keys, Optional<Genesis> genesis) {
        Path directory = ledgerDirectory(archive, ledger);
        if (!Files.isDirectory(directory)) {
            Defect missing = Defect.ofFile(ledger, LEDGER_PREFIX + ledger, "missing in " + archive);
            return LedgerVerdict.without(ledger, keys.origin(), List.of(missing), List.of());
        }
        return new TileLedgerVerifier(ledger, keys, genesis, signatures, progress, contracts)
                .verify(new TileDirectoryReader(directory), LEDGER_PREFIX + ledger);
    }

    private NetworkVerdict verifyTrees(List<VerifierKey> keys) throws InterruptedException {
        TreeMap<Integer, VerifierKey> byLedger = new TreeMap<>();
        for (VerifierKey key : keys) {
            Optional<Integer> ledger = ArchiveNames.ledgerOf(key.name());
            if (ledger.isEmpty()) {
                return refused(Defect.ofNetwork("", "key " + key.format() + ": want a ledger's, named …/<number>"));
            }
            byLedger.put(ledger.get(), key);
        }
        List<Integer> ledgers = List.copyOf(byLedger.keySet());
        List<LedgerVerdict> verdicts = Ledgers.inParallel(ledgers.size(), threads, i -> {
            int ledger = ledgers.get(i);
            return ledger(ledger, LedgerKeys.of(byLedger.get(ledger), signatures), Optional.empty());
        });
        return new NetworkVerdict(
                verdicts, List.of(), List.of("ledgers other than " + ledgers + ": no key was given for them"));
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(GenesisLimits.MAX_BYTES + 1);
        }
    }
}
