package io.tallystick.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.note.NoteException.Reason;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    private static final String TEXT = "Ognuno sta solo\n\ned è subito sera.\n";
    private static final NoteSigner ADA = new NoteSigner("example.com/ada", PlainEd25519.signer(1));
    private static final NoteSigner BEA = new NoteSigner("example.com/bea", PlainEd25519.signer(2));
    private static final SignedNote NOTE = SignedNote.sign(TEXT, ADA);

    @Test
    void verify_ofOwnNote_givesItsTextAndSigners() throws Exception {
        SignedNote parsed = SignedNote.parse(SignedNote.sign(TEXT, ADA, BEA).bytes());
        VerifiedNote verified = parsed.verify(List.of(ADA.verifierKey()), PlainEd25519.verifier());
        assertThat(verified.text()).isEqualTo(TEXT);
        assertThat(verified.signers()).containsExactly(ADA.verifierKey());
        assertThat(parsed.signatures()).hasSize(2);
    }

    @Test
    void verify_withBadSignatureByAnyKnownKey_isRefused() {
        NoteSignature bad = BEA.sign("another text\n");
        SignedNote note = NOTE.with(bad);
        assertRefused(
                Reason.INVALID_SIGNATURE,
                () -> note.verify(List.of(ADA.verifierKey(), BEA.verifierKey()), PlainEd25519.verifier()));
        NoteSignature shortOne =
                new NoteSignature("example.com/bea", BEA.verifierKey().id(), new byte[63]);
        assertRefused(
                Reason.INVALID_SIGNATURE,
                () -> NOTE.with(shortOne)
                        .verify(List.of(ADA.verifierKey(), BEA.verifierKey()), PlainEd25519.verifier()));
    }

    @Test
    void verify_withBadSignatureByUnknownKey_ignoresIt() throws Exception {
        NoteSignature sameNameOtherId = new NoteSignature("example.com/ada", 7, new byte[1]);
        NoteSignature sameIdOtherName =
                new NoteSignature("example.com/eve", ADA.verifierKey().id(), new byte[64]);
        VerifiedNote verified = NOTE.with(sameNameOtherId)
                .with(sameIdOtherName)
                .verify(List.of(ADA.verifierKey()), PlainEd25519.verifier());
        assertThat(verified.signers()).containsExactly(ADA.verifierKey());
    }

    @Test
    void verify_withoutKnownSignature_isRefused() {
        assertRefused(
                Reason.NO_TRUSTED_SIGNATURE, () -> NOTE.verify(List.of(BEA.verifierKey()), PlainEd25519.verifier()));
        assertRefused(Reason.NO_TRUSTED_SIGNATURE, () -> NOTE.verify(List.of(), PlainEd25519.verifier()));
    }

    @Test
    void verify_withAnyBitFlipped_isRefused() {
        byte[] good = NOTE.bytes();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] broken = good.clone();
            broken[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(
                            () -> SignedNote.parse(broken).verify(List.of(ADA.verifierKey()), PlainEd25519.verifier()))
                    .as("bit %d", bit)
                    .isInstanceOf(NoteException.class);
        }
    }

    @Test
    void verify_withAnyByteRemovedOrAdded_isRefused() {
        String good = new String(NOTE.bytes(), UTF_8);
        for (int i = 0; i <= good.length(); i++) {
            for (String added : new String[] {" ", "\n", "A", "="}) {
                String broken = good.substring(0, i) + added + good.substring(i);
                assertThatThrownBy(() -> SignedNote.parse(broken.getBytes(UTF_8))
                                .verify(List.of(ADA.verifierKey()), PlainEd25519.verifier()))
                        .as("%s added at %d", added, i)
                        .isInstanceOf(NoteException.class);
            }
            if (i < good.length()) {
                String broken = good.substring(0, i) + good.substring(i + 1);
                assertThatThrownBy(() -> SignedNote.parse(broken.getBytes(UTF_8))
                                .verify(List.of(ADA.verifierKey()), PlainEd25519.verifier()))
                        .as("character %d removed", i)
                        .isInstanceOf(NoteException.class);
            }
        }
    }

    @Test
    void parse_ofMalformedNotes_isRefused() {
        String line = NOTE.signatures().get(0).format();
        assertMalformed("");
        assertMalformed("\n");
        assertMalformed("text\n\n");
        assertMalformed("text\n" + line + "\n");
        assertMalformed("text\n\n" + line);
        assertMalformed("text\n\n" + line + "\n\n");
        assertMalformed("text\n\n" + line + "\nmore\n");
        assertMalformed("te\txt\n\n" + line + "\n");
        assertMalformed("text\r\n\r\n" + line + "\r\n");
        assertMalformed("text\n\n- name AAAAAAA=\n");
        assertMalformed("text\n\n\u2014 name\n");
        assertMalformed("text\n\n\u2014 name \n");
        assertMalformed("text\n\n\u2014  AAAAAAA=\n");
        assertMalformed("text\n\n\u2014 na+me AAAAAAA=\n");
        assertMalformed("text\n\n\u2014 na\u00a0me AAAAAAA=\n");
        assertMalformed("text\n\n\u2014 name AAAAAA==\n");
        assertMalformed("text\n\n\u2014 name AAAAAAA\n");
        assertMalformed("text\n\n\u2014 name AAAAAAB=\n");
        assertRefused(Reason.MALFORMED_NOTE, () -> SignedNote.parse(new byte[] {'a', (byte) 0xc0, (byte) 0x80}));
    }

    private static void assertMalformed(String note) {
        assertRefused(Reason.MALFORMED_NOTE, () -> SignedNote.parse(note.getBytes(UTF_8)));
    }

    @Test
    void parse_atItsLimits_isBounded() throws Exception {
        String line = "\u2014 name AAAAAAA=\n";
        assertThat(SignedNote.parse(("text\n\n" + line.repeat(100)).getBytes(UTF_8))
                        .signatures())
                .hasSize(100);
        assertRefused(Reason.TOO_LARGE, () -> SignedNote.parse(("text\n\n" + line.repeat(101)).getBytes(UTF_8)));
        assertRefused(Reason.TOO_LARGE, () -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]));
    }

    @Test
    void sign_ofTextThatIsNoNoteText_isRefused() {
        for (String text : new String[] {"no newline", "", "tab\there\n", "half a pair \ud800\n", "a\n\nb"}) {
            assertThatThrownBy(() -> SignedNote.sign(text, ADA)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SignedNote.sign(TEXT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cosignature_verifies_andTellsItsTime() throws Exception {
        Instant time = Instant.ofEpochSecond(1_679_315_147);
        NoteSignature line = Cosignature.sign(TEXT, "witness.example/w1", PlainEd25519.signer(3), time);
        VerifierKey witness = VerifierKey.of(
                "witness.example/w1",
                SignatureType.COSIGNATURE_V1,
                PlainEd25519.signer(3).verificationKey());
        SignedNote cosigned = SignedNote.parse(NOTE.with(line).bytes());
        VerifiedNote verified = cosigned.verify(List.of(ADA.verifierKey(), witness), PlainEd25519.verifier());
        assertThat(verified.cosignatures()).containsExactly(new Cosignature(witness, time));
        assertThat(cosigned.verify(List.of(ADA.verifierKey()), PlainEd25519.verifier())
                        .cosignatures())
                .isEmpty();

        byte[] otherTime = line.signature();
        otherTime[7] ^= 1;
        NoteSignature broken = new NoteSignature(line.name(), line.keyId(), otherTime);
        assertRefused(
                Reason.INVALID_SIGNATURE, () -> NOTE.with(broken).verify(List.of(witness), PlainEd25519.verifier()));
        byte[] negativeTime = line.signature();
        negativeTime[0] ^= (byte) 0x80;
        NoteSignature negative = new NoteSignature(line.name(), line.keyId(), negativeTime);
        assertRefused(
                Reason.INVALID_SIGNATURE, () -> NOTE.with(negative).verify(List.of(witness), PlainEd25519.verifier()));
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NoteException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
