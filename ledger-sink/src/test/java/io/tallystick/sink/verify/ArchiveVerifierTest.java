package io.tallystick.sink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.note.VerifierKey;
import io.tallystick.ledger.testing.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveVerifierTest {
    /**
     * Files up to this size have a bit of each of their bytes flipped; of larger ones, as many bytes are sampled: other ones in each run.
     * {@link EveryBitTest} flips bits of each byte of a smaller archive.
     */
    private static final int BYTES_PER_FILE = Integer.getInteger("tallystick.flips", 60);

    @TempDir
    Path archive;

    private final SampleNetwork sample = new SampleNetwork("archive", 2);
    private final Genesis genesis = sample.network.genesis();

    @BeforeEach
    void export() throws IOException {
        // 7 entries in the first block, 4 in each other: 283 in all, so that there are full tiles and a second level.
        sample.grow(70);
        sample.export(archive, false);
    }

    @Test
    void verify_honestArchive_holdsAndCounts() throws Exception {
        NetworkVerdict verdict = SampleNetwork.verifier(archive).verify(genesis);
        assertThat(verdict.defects()).isEmpty();
        assertThat(verdict.unchecked()).isEmpty();
        assertThat(verdict.counts().events()).isEqualTo(2 * 3 * 70);
        assertThat(verdict.counts().blocks()).isEqualTo(2 * 70);
        assertThat(verdict.counts().introductions()).isEqualTo(2 * 3);
        assertThat(verdict.size()).isGreaterThan(2 * 256);
        assertThat(SampleNetwork.verifier(archive).verify().holds()).isTrue();
    }

    @Test
    void verify_keyOnly_checksAllThroughTheGenesisThatTheKeySigned() throws Exception {
        NetworkVerdict verdict = SampleNetwork.verifier(archive).verify(keys(0));
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.counts().events()).isEqualTo(2 * 3 * 70);
    }

    @Test
    void verify_keyAndNoGenesis_checksTheTreeAndSaysWhatItCouldNot() throws Exception {
        Files.delete(archive.resolve("network.yaml"));
        NetworkVerdict verdict = SampleNetwork.verifier(archive).verify(keys(1));
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.ledgers()).extracting(LedgerVerdict::ledger).containsExactly(1);
        assertThat(verdict.ledgers().get(0).unchecked().get(0))
                .contains("without a genesis")
                .contains("not checked");
        assertThat(verdict.unchecked().get(0)).contains("other than [1]");
    }

    @Test
    void verify_otherKey_doesNotHold() throws Exception {
        VerifierKey other =
                new TestNetwork("other", 1, "acme").checkpointSigner(0).verifierKey();
        assertThat(SampleNetwork.verifier(archive)
                        .verify(List.of(other))
                        .defects()
                        .get(0)
                        .message())
                .contains("want a ledger with the key tallystick/other/0+");
    }

    @Test
    void verify_otherGenesis_namesTheFileAndTheFirstBadLeaf() throws Exception {
        Genesis other = new TestNetwork("other", 2, "acme").genesis();
        NetworkVerdict verdict = SampleNetwork.verifier(archive).verify(other);
        assertThat(verdict.defects().get(0).message()).startsWith("network.yaml: not the genesis given");
        assertThat(verdict.defects().get(1).message()).startsWith("ledger 0, file ledger-0/checkpoint: ");
    }

    @Test
    void verify_anyBitFlippedInAnyFile_failsAndNamesThePlace() throws Exception {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("bit flips: -Dtallystick.seed=" + seed);
        Random random = new Random(seed);
        List<String> undetected = new ArrayList<>();
        int flips = 0;
        for (Path file : files()) {
            byte[] good = Files.readAllBytes(file);
            for (int at : places(good.length, random)) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                NetworkVerdict verdict = SampleNetwork.verifier(archive).verify();
                if (verdict.holds() || !namesAPlace(verdict.defects().get(0))) {
                    undetected.add(archive.relativize(file) + " byte " + at + ": " + verdict.defects());
                }
                flips++;
            }
            Files.write(file, good);
        }
        assertThat(undetected).isEmpty();
        System.out.println("bit flips found: " + flips);
    }

    private static boolean namesAPlace(Defect defect) {
        return defect.message().startsWith("network.yaml") || defect.message().startsWith("ledger ");
    }

    @Test
    void verify_flippedBitInAnEntry_namesThatEntry() throws Exception {
        Path bundle = archive.resolve("ledger-1/tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        int at = 0;
        for (int entry = 0; entry < 100; entry++) {
            at += 2 + ((bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff);
        }
        bytes[at + 40] ^= 1;
        Files.write(bundle, bytes);
        List<Defect> defects = SampleNetwork.verifier(archive).verify(genesis).defects();
        assertThat(defects).singleElement().satisfies(defect -> {
            assertThat(defect.ledger()).isEqualTo(1);
            assertThat(defect.index()).isEqualTo(100);
            assertThat(defect.message()).startsWith("ledger 1, entry 100: ");
        });
    }

    @Test
    void verify_missingAndUnexpectedFiles_areNamed() throws Exception {
        Files.writeString(archive.resolve("ledger-0/tile/0/001"), "x");
        Files.delete(archive.resolve("ledger-1/tile/1/000.p/1"));
        Files.writeString(archive.resolve("notes.txt"), "x");
        assertThat(SampleNetwork.verifier(archive).verify(genesis).defects())
                .extracting(Defect::message)
                .satisfiesExactly(
                        own -> assertThat(own).startsWith("notes.txt: unexpected"),
                        zero -> assertThat(zero).startsWith("ledger 0, file ledger-0/tile/0/001: unexpected"),
                        one -> assertThat(one).startsWith("ledger 1: ").endsWith("tile/1/000.p/1: missing"));
    }

    @Test
    void verify_missingCheckpointOrLedger_doesNotHold() throws Exception {
        Files.delete(archive.resolve("ledger-0/checkpoint"));
        Files.move(archive.resolve("ledger-1"), archive.resolve("ledger-2"));
        assertThat(SampleNetwork.verifier(archive).verify(genesis).defects())
                .extracting(Defect::message)
                .satisfiesExactly(
                        own -> assertThat(own).startsWith("ledger-2: unexpected"),
                        zero -> assertThat(zero).startsWith("ledger 0, file ledger-0/checkpoint: missing"),
                        one -> assertThat(one).startsWith("ledger 1, file ledger-1: missing"));
    }

    @Test
    void verify_ledgerWithoutCheckpoint_doesNotHold() throws Exception {
        Path empty = archive.resolve("empty");
        SampleNetwork fresh = new SampleNetwork("fresh", 1);
        fresh.export(empty, false);
        assertThat(SampleNetwork.verifier(empty).verify(fresh.network.genesis()).defects())
                .singleElement()
                .asString()
                .startsWith("ledger 0, file ledger-0/checkpoint: missing: nothing of this ledger is signed");
        assertThat(fresh.verify(0).defects())
                .singleElement()
                .asString()
                .isEqualTo("ledger 0: no checkpoint: nothing of its 0 entries is signed (yet)");
    }

    private List<VerifierKey> keys(int ledger) {
        return List.of(sample.network.checkpointSigner(ledger).verifierKey());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(archive)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static TreeSet<Integer> places(int length, Random random) {
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i < BYTES_PER_FILE; i++) {
            places.add(length <= BYTES_PER_FILE ? i % length : random.nextInt(length));
        }
        return places;
    }
}
