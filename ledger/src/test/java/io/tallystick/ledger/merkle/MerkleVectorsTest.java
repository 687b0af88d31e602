package io.tallystick.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The vectors of transparency-dev/merkle. */
class MerkleVectorsTest {
    @Test
    void inclusion_vectors_haveTheirVerdicts() {
        check(
                "vectors/merkle/inclusion.json",
                vector -> new InclusionProof(
                                vector.get("leafIdx").bigIntegerValue().longValue(),
                                vector.get("treeSize").bigIntegerValue().longValue(),
                                Vectors.hashes(vector.get("proof")))
                        .verify(Vectors.base64(vector.get("leafHash")), Vectors.base64(vector.get("root"))));
    }

    @Test
    void consistency_vectors_haveTheirVerdicts() {
        check(
                "vectors/merkle/consistency.json",
                vector -> new ConsistencyProof(
                                vector.get("size1").bigIntegerValue().longValue(),
                                vector.get("size2").bigIntegerValue().longValue(),
                                Vectors.hashes(vector.get("proof")))
                        .verify(Vectors.base64(vector.get("root1")), Vectors.base64(vector.get("root2"))));
    }

    private interface Check {
        void run(JsonNode vector) throws ProofException;
    }

    private static void check(String file, Check check) {
        JsonNode vectors = Vectors.json(file);
        assertThat(vectors).hasSizeGreaterThan(40);
        for (JsonNode vector : vectors) {
            var verdict = assertThatCode(() -> check.run(vector))
                    .as(vector.get("file").asText());
            if (vector.get("wantErr").asBoolean()) {
                verdict.isInstanceOf(ProofException.class);
            } else {
                verdict.doesNotThrowAnyException();
            }
        }
    }
}
