package io.tallystick.sink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.sink.tiles.TileDirectoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Flips bits of every file of an archive, one at a time, in as many copies of it as there are processors. */
final class BitFlips {
    interface Export {
        void to(Path archive) throws IOException;
    }

    private final List<Path> copies = new ArrayList<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Genesis genesis;
    private final SignatureVerifier remembering =
            new Remembering(SignatureVerifiers.best(), ConcurrentHashMap.newKeySet());
    private final LongAdder found = new LongAdder();
    private final ConcurrentLinkedQueue<String> unnamed = new ConcurrentLinkedQueue<>();

    private BitFlips(Genesis genesis) {
        this.genesis = genesis;
    }

    static BitFlips of(Genesis genesis, Path folder, Export export) throws Exception {
        BitFlips flips = new BitFlips(genesis);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Path copy = folder.resolve("copy-" + i);
            export.to(copy);
            flips.copies.add(copy);
        }
        Path first = flips.copies.get(0);
        try (Stream<Path> all = Files.walk(first)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                flips.files.put(first.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        assertThat(flips.verifier(first).verify().defects()).isEmpty();
        return flips;
    }

    /** The names of all files, relative to the archive, with {@code /}. */
    List<String> files() {
        return List.copyOf(files.keySet());
    }

    /**
     * Wants each flip found, and its place named: for a ledger's file, the ledger and the entry or the file.
     *
     * @param step 1 flips every bit of every file, n every n-th, beginning at one of the first n that the seed says
     */
    void requireEachNamed(int step) throws Exception {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("bit flips: -Dtallystick.seed=" + seed);
        int first = new Random(seed).nextInt(step);
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < copies.size(); worker++) {
            int which = worker;
            workers.add(new Thread(() -> work(which, first, step)));
        }
        long start = System.nanoTime();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        long bits = files.values().stream()
                .mapToLong(bytes -> (8L * bytes.length - first + step - 1) / step)
                .sum();
        System.out.println("bits flipped: " + bits + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertThat(unnamed.stream().limit(20)).isEmpty();
        assertThat(found.sum()).isEqualTo(bits);
    }

    private void work(int worker, int first, int step) {
        Path archive = copies.get(worker);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = archive.resolve(file.getKey());
            byte[] bytes = file.getValue().clone();
            try {
                for (int bit = first + step * worker; bit < 8 * bytes.length; bit += step * copies.size()) {
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                    Files.write(path, bytes);
                    bytes[bit / 8] ^= (byte) (1 << bit % 8);
                    require(file.getKey(), bit / 8, defects(archive, file.getKey()));
                }
                Files.write(path, bytes);
            } catch (Exception e) {
                unnamed.add(file.getKey() + ": " + e);
            }
        }
    }

    private void require(String file, int at, List<Defect> defects) {
        boolean named = !defects.isEmpty() && (file.equals("network.yaml") || defects.size() == 1);
        if (named && names(defects.get(0), file, at)) {
            found.increment();
        } else {
            unnamed.add(file + ", byte " + at + ": " + defects);
        }
    }

    /** Whether a defect is at the place of a byte; a changed genesis shows there, or as what no ledger of it can be. */
    private boolean names(Defect defect, String file, int at) {
        if (file.equals("network.yaml")) {
            return defect.message().startsWith("network.yaml:")
                    || defect.ledger() == 0 && !place(defect).isEmpty();
        }
        String tile = file.substring(file.indexOf('/') + 1);
        if (defect.ledger() != ledgerOf(file)) {
            return false;
        }
        if (tile.equals("checkpoint")) {
            return defect.file().equals(file);
        }
        if (tile.startsWith("tile/entries/")) {
            return defect.index() == entryAt(file, at);
        }
        return tile.startsWith("tile/0/")
                ? defect.index() == first(tile) + at / 32
                : defect.message().contains(tile);
    }

    private static String place(Defect defect) {
        return defect.index() == 0 ? "entry" : defect.file();
    }

    private static long first(String tile) {
        return tile.matches("tile/[^/]*/000.*") ? 0 : 256;
    }

    /** The index of the entry that a byte of a bundle belongs to, its length included. */
    private long entryAt(String file, int at) {
        byte[] bundle = files.get(file);
        long index = first(file.substring(file.indexOf('/') + 1));
        int end = 0;
        while (true) {
            end += 2 + ((bundle[end] & 0xff) << 8 | bundle[end + 1] & 0xff);
            if (at < end) {
                return index;
            }
            index++;
        }
    }

    /** Of a ledger's file, that ledger's alone: the others are untouched, and were found to hold. */
    private List<Defect> defects(Path archive, String file) throws Exception {
        if (file.equals("network.yaml")) {
            return verifier(archive).verify().defects();
        }
        int ledger = ledgerOf(file);
        return new TileLedgerVerifier(
                        ledger,
                        LedgerKeys.of(genesis, ledger, remembering),
                        Optional.of(genesis),
                        remembering,
                        Progress.NONE,
                        ContractReplay.NONE)
                .verify(new TileDirectoryReader(archive.resolve("ledger-" + ledger)), "ledger-" + ledger)
                .defects();
    }

    private static int ledgerOf(String file) {
        return Integer.parseInt(file.substring("ledger-".length(), file.indexOf('/')));
    }

    private ArchiveVerifier verifier(Path archive) {
        return new ArchiveVerifier(archive, remembering, 1, Progress.NONE);
    }
}
