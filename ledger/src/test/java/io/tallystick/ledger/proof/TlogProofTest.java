package io.tallystick.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.merkle.NaiveTree;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.ledger.note.PlainEd25519;
import io.tallystick.ledger.note.SignedNote;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlogProofTest {
    private static final NoteSigner SIGNER = new NoteSigner("example.com/fancylog", PlainEd25519.signer(9));
    private static final CheckpointVerifier VERIFIER =
            CheckpointVerifier.of(SIGNER.verifierKey(), PlainEd25519.verifier());
    private static final List<byte[]> ENTRIES = entries();
    private static final byte[] ENTRY = ENTRIES.get(4);

    private static List<byte[]> entries() {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            entries.add(("entry " + i).getBytes(UTF_8));
        }
        return entries;
    }

    private static TlogProof proof() throws Exception {
        SignedNote checkpoint = new Checkpoint("example.com/fancylog", 7, NaiveTree.mth(ENTRIES)).sign(SIGNER);
        return TlogProof.make(4, checkpoint, NaiveTree.source(ENTRIES)).withExtra("v1.2".getBytes(UTF_8));
    }

    private static byte[] golden() throws IOException {
        try (InputStream file = TlogProofTest.class.getResourceAsStream("entry_4_of_7.tlog-proof")) {
            return file.readAllBytes();
        }
    }

    @Test
    void bytes_ofProof_areTheGoldenFile() throws Exception {
        assertThat(new String(proof().bytes(), UTF_8)).isEqualTo(new String(golden(), UTF_8));
    }

    @Test
    void verify_ofGoldenFile_holds() throws Exception {
        TlogProof proof = TlogProof.parse(golden());
        assertThat(proof.bytes()).isEqualTo(golden());
        assertThat(proof.extra()).hasValue("v1.2".getBytes(UTF_8));
        assertThat(proof.verify(ENTRY, VERIFIER).checkpoint().size()).isEqualTo(7);
    }

    @Test
    void verify_ofSingleEntry_needsNoHashes() throws Exception {
        List<byte[]> one = ENTRIES.subList(0, 1);
        SignedNote checkpoint = new Checkpoint("example.com/fancylog", 1, NaiveTree.mth(one)).sign(SIGNER);
        byte[] bytes = TlogProof.make(0, checkpoint, NaiveTree.source(one)).bytes();
        assertThat(new String(bytes, UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nexample.com");
        TlogProof.parse(bytes).verify(one.get(0), VERIFIER);
    }

    @Test
    void verify_ofAnotherEntry_isRefused() throws Exception {
        TlogProof proof = TlogProof.parse(golden());
        assertThatThrownBy(() -> proof.verify(ENTRIES.get(3), VERIFIER)).isInstanceOf(ProofException.class);
    }

    @Test
    void verify_underAnotherKey_isRefused() throws Exception {
        NoteSigner other = new NoteSigner("example.com/fancylog", PlainEd25519.signer(8));
        TlogProof proof = TlogProof.parse(golden());
        assertThatThrownBy(
                        () -> proof.verify(ENTRY, CheckpointVerifier.of(other.verifierKey(), PlainEd25519.verifier())))
                .isInstanceOf(NoteException.class);
    }

    @Test
    void verify_withAnyBitFlippedOutsideExtra_isRefused() throws Exception {
        byte[] good = golden();
        int extraBegins = "c2sp.org/tlog-proof@v1\nextra ".length();
        int extraEnds = new String(good, UTF_8).indexOf("\nindex");
        for (int bit = 0; bit < good.length * 8; bit++) {
            if (bit / 8 >= extraBegins && bit / 8 < extraEnds) {
                continue;
            }
            byte[] broken = good.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> TlogProof.parse(broken).verify(ENTRY, VERIFIER))
                    .as("bit %d", bit)
                    .isInstanceOfAny(MalformedProofException.class, NoteException.class, ProofException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "@v1 | @v2 | line 1: want \"c2sp.org/tlog-proof@v1\"",
                "c2sp | \\nc2sp | line 1: want",
                "index 4 | index 04 | line 3: want \"index \" and a decimal without leading zeros",
                "index 4 | index -4 | line 3: want \"index \"",
                "index 4 | index | line 3: want \"index \"",
                "index 4 | index 9223372036854775808 | line 3: want an index of at most",
                "index 4\\n | ~~ | line 3: want \"index \"",
                "extra djEuMg== | extra djEuMg | line 2: want canonical base64",
                "extra djEuMg== | extra djEuMh== | line 2: want canonical base64",
                "extra djEuMg== | extra djEuMg==\\nextra djEuMg== | line 3: want \"index \"",
                "index 4\\n | index 4\\nAAAA\\n | line 4: want a hash of 32 bytes",
                "index 4\\n | index 4\\n!\\n | line 4: want canonical base64",
            })
    void parse_ofMalformedHeader_saysLineWantAndGot(String from, String to, String message) throws Exception {
        String good = new String(golden(), UTF_8);
        String broken = good.replace(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        assertThat(broken).isNotEqualTo(good);
        assertThatThrownBy(() -> TlogProof.parse(broken.getBytes(UTF_8)))
                .isInstanceOf(MalformedProofException.class)
                .hasMessageContaining(message);
    }

    @Test
    void parse_ofTruncatedProof_isRefused() throws Exception {
        byte[] good = golden();
        for (int length = 0; length < good.length; length++) {
            byte[] broken = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> TlogProof.parse(broken))
                    .isInstanceOfAny(MalformedProofException.class, NoteException.class);
        }
    }

    @Test
    void parse_ofTooManyHashes_isBounded() throws Exception {
        String hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        String broken = new String(golden(), UTF_8).replace("index 4\n", "index 4\n" + hash.repeat(64));
        assertThatThrownBy(() -> TlogProof.parse(broken.getBytes(UTF_8)))
                .hasMessageContaining("line 67: want at most 63 hashes");
        assertThatThrownBy(() -> TlogProof.parse(new byte[TlogProof.MAX_BYTES + 1]))
                .isInstanceOf(MalformedProofException.class);
    }
}
