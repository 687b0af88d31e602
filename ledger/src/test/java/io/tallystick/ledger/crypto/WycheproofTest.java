package io.tallystick.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Wycheproof vector, by every provider: exactly the valid ones are taken. */
class WycheproofTest {
    private final List<SignatureVerifier> verifiers = Verifiers.all();

    @Test
    void ed25519_everyVector_asWycheproofSays() {
        check("wycheproof/ed25519_test.json", SignatureAlgorithm.ED25519, "pk", false, 88, 63);
    }

    @Test
    void es256_everyRawVector_asWycheproofSays() {
        String file = "wycheproof/ecdsa_secp256r1_sha256_p1363_test.json";
        check(file, SignatureAlgorithm.ES256, "uncompressed", false, 173, 89);
    }

    @Test
    void es256_everyDerVector_asWycheproofSays() {
        String file = "wycheproof/ecdsa_secp256r1_sha256_test.json";
        check(file, SignatureAlgorithm.ES256, "uncompressed", true, 174, 310);
    }

    private void check(
            String file, SignatureAlgorithm algorithm, String keyField, boolean der, int valid, int invalid) {
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        int refused = 0;
        for (JsonNode group : SharedVectors.json(file).get("testGroups")) {
            byte[] raw = hex(group.get("publicKey").get(keyField));
            for (JsonNode test : group.get("tests")) {
                boolean want = test.get("result").asText().equals("valid");
                for (SignatureVerifier verifier : verifiers) {
                    boolean got = verdict(verifier, algorithm, raw, hex(test.get("msg")), hex(test.get("sig")), der);
                    if (got != want) {
                        wrong.add(verifier.name() + " tcId " + test.get("tcId") + ": " + test.get("comment") + ": want "
                                + want);
                    }
                }
                taken += want ? 1 : 0;
                refused += want ? 0 : 1;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).as("valid vectors").isEqualTo(valid);
        assertThat(refused).as("invalid vectors").isEqualTo(invalid);
    }

    private static boolean verdict(
            SignatureVerifier verifier,
            SignatureAlgorithm algorithm,
            byte[] key,
            byte[] message,
            byte[] signature,
            boolean der) {
        try {
            byte[] raw = der ? EcdsaDer.toRaw(signature) : signature;
            return verifier.verify(VerificationKey.ofRaw(algorithm, key), message, raw);
        } catch (EcdsaDer.NotDerException | InvalidKeyException e) {
            return false;
        }
    }

    private static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asText());
    }
}
