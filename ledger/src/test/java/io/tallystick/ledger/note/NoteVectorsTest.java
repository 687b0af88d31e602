package io.tallystick.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystick.ledger.merkle.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes and keys that the specifications and other implementations publish. */
class NoteVectorsTest {
    @Test
    void note_vectors_haveTheirVerdicts() {
        JsonNode vectors = Vectors.json("vectors/tlog/signed_notes.json").get("vectors");
        assertThat(vectors).hasSizeGreaterThan(4);
        for (JsonNode vector : vectors) {
            var verdict =
                    assertThatCode(() -> verify(vector)).as(vector.get("name").asText());
            if (vector.get("verifies").asBoolean()) {
                verdict.doesNotThrowAnyException();
            } else {
                verdict.isInstanceOf(NoteException.class);
            }
        }
    }

    private static void verify(JsonNode vector) throws NoteException {
        VerifierKey key = VerifierKey.parse(vector.get("vkey").asText());
        assertThat(key.format()).isEqualTo(vector.get("vkey").asText());
        byte[] bytes = vector.get("note").asText().getBytes(UTF_8);
        SignedNote note = SignedNote.parse(bytes);
        assertThat(note.bytes()).isEqualTo(bytes);
        note.verify(List.of(key), PlainEd25519.verifier());
    }
}
