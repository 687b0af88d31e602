package io.tallystick.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.ledger.note.NoteException.Reason;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ORIGIN = "example.com/ledger/0";
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final NoteSigner SIGNER = new NoteSigner(ORIGIN, PlainEd25519.signer(1));
    private static final Checkpoint EMPTY = new Checkpoint(ORIGIN, 0, Hashes.emptyRoot());
    private static final CheckpointVerifier VERIFIER =
            CheckpointVerifier.of(SIGNER.verifierKey(), PlainEd25519.verifier());

    @Test
    void parse_ofFormatted_isEqual() throws Exception {
        assertThat(EMPTY.format()).isEqualTo(ORIGIN + "\n0\n" + ROOT + "\n");
        assertThat(Checkpoint.parse(EMPTY.format())).isEqualTo(EMPTY).hasSameHashCodeAs(EMPTY);
        Checkpoint largest = new Checkpoint(ORIGIN, Long.MAX_VALUE, Hashes.emptyRoot());
        assertThat(Checkpoint.parse(largest.format())).isEqualTo(largest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n",
                "o\n1\n",
                "o\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "o\n01\n" + ROOT + "\n",
                "o\n00\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n 1\n" + ROOT + "\n",
                "o\n1.0\n" + ROOT + "\n",
                "o\n\u0661\n" + ROOT + "\n",
                "o\n\n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "o\n99999999999999999999\n" + ROOT + "\n",
                "o\n1\n\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "o\n1\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==\n",
                "o\n1\n" + ROOT + "\n\n",
                "o\n1\n" + ROOT + "\nextension\n"
            })
    void parse_ofMalformedText_isRefused(String text) {
        assertRefused(Reason.MALFORMED_CHECKPOINT, () -> Checkpoint.parse(text));
    }

    @Test
    void constructor_outOfRange_isRefused() {
        byte[] root = Hashes.emptyRoot();
        assertThatThrownBy(() -> new Checkpoint("", 0, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a\nb", 0, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", -1, root)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", 0, new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verify_ofSigned_givesTheCheckpoint() throws Exception {
        VerifiedCheckpoint verified = VERIFIER.verify(EMPTY.sign(SIGNER).bytes());
        assertThat(verified.checkpoint()).isEqualTo(EMPTY);
        assertThat(verified.note().signers()).containsExactly(SIGNER.verifierKey());
    }

    @Test
    void verify_withAnyBitFlipped_isRefused() {
        byte[] good = EMPTY.sign(SIGNER).bytes();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] broken = good.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> VERIFIER.verify(broken)).as("bit %d", bit).isInstanceOf(NoteException.class);
        }
    }

    @Test
    void verify_ofAnotherLedgersCheckpointUnderTheSameKey_isRefused() {
        SignedNote other = new Checkpoint("example.com/ledger/1", 0, Hashes.emptyRoot()).sign(SIGNER);
        assertRefused(Reason.WRONG_ORIGIN, () -> VERIFIER.verify(other));
    }

    @Test
    void verify_ofSignedTextThatIsNoCheckpoint_isRefused() {
        assertRefused(Reason.MALFORMED_CHECKPOINT, () -> VERIFIER.verify(SignedNote.sign("hello\n", SIGNER)));
    }

    @Test
    void verify_signedByAWitnessOnly_isRefused() {
        NoteSigner witness = new NoteSigner("w.example", PlainEd25519.signer(2));
        CheckpointVerifier verifier = new CheckpointVerifier(
                ORIGIN, List.of(SIGNER.verifierKey()), List.of(witness.verifierKey()), PlainEd25519.verifier());
        assertRefused(Reason.NO_TRUSTED_SIGNATURE, () -> verifier.verify(EMPTY.sign(witness)));
    }

    @Test
    void verify_ofTruncatedNote_isRefused() {
        byte[] good = EMPTY.sign(SIGNER).bytes();
        for (int length = 0; length < good.length; length++) {
            byte[] broken = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> VERIFIER.verify(broken)).isInstanceOf(NoteException.class);
        }
        assertThat(new String(good, UTF_8)).startsWith(EMPTY.format() + "\n\u2014 " + ORIGIN + " ");
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NoteException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
