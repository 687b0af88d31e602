package io.tallystick.ledger.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tallystick.ledger.crypto.SharedVectors;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The COSE working group's examples through the generic layer. As signed envelopes all are refused, rightly: none has the
 * headers of the profile, and all carry a key id that is not protected.
 */
class CoseVectorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"sign-pass-01", "sign-pass-02", "sign-pass-03"})
    void coseSign1_pass_verifies(String name) throws Exception {
        JsonNode vector = vector(name);
        CoseSign1 message = decode(name, vector);
        assertThat(message.sigStructure(external(vector)))
                .isEqualTo(hex(vector.at("/intermediates/ToBeSign_hex").asText()));
        assertThat(verifies(vector, message)).isTrue();
    }

    /** 01 has another tag, so it is not a COSE_Sign1; 03 and 04 say another algorithm; the others are altered. */
    @ParameterizedTest
    @CsvSource({"sign-fail-02", "sign-fail-03", "sign-fail-04", "sign-fail-06", "sign-fail-07"})
    void coseSign1_fail_doesNotVerify(String name) throws Exception {
        JsonNode vector = vector(name);
        assertThat(vector.get("fail").asBoolean()).isTrue();
        assertThat(verifies(vector, decode(name, vector))).isFalse();
    }

    @Test
    void coseSign1_wrongTag_refused() {
        JsonNode vector = vector("sign-fail-01");
        assertThatThrownBy(() -> decode("sign-fail-01", vector))
                .isInstanceOfSatisfying(
                        MalformedEnvelopeException.class,
                        e -> assertThat(e.fault()).isEqualTo(Fault.NOT_COSE));
    }

    @ParameterizedTest
    @CsvSource({
        "sign-pass-01, MISSING_HEADER",
        "sign-pass-02, MISSING_HEADER",
        "sign-pass-03, NOT_COSE",
        "sign-fail-01, NOT_COSE",
        "sign-fail-02, MISSING_HEADER",
        "sign-fail-03, WRONG_ALGORITHM",
        "sign-fail-04, WRONG_ALGORITHM",
        "sign-fail-06, BAD_HEADER_VALUE",
        "sign-fail-07, MISSING_HEADER",
    })
    void signedEnvelope_any_refusedForLackOfTheProfile(String name, Fault fault) {
        byte[] bytes = hex(vector(name).at("/output/cbor").asText());
        assertThatThrownBy(() -> SignedEnvelope.decode(bytes))
                .isInstanceOfSatisfying(
                        MalformedEnvelopeException.class,
                        e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void unprotectedHeader_ofExample_isItsBytes() throws Exception {
        CoseSign1 message = decode("sign-pass-02", vector("sign-pass-02"));
        assertThat(message.unprotectedHeader()).isEqualTo(hex("a104423131"));
        assertThat(message.protectedHeader()).isEqualTo(hex("a10126"));
        assertThat(new String(message.payload(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("This is the content.");
    }

    private static CoseSign1 decode(String name, JsonNode vector) throws MalformedEnvelopeException {
        byte[] bytes = hex(vector.at("/output/cbor").asText());
        return name.equals("sign-pass-03") ? CoseSign1.decodeUntagged(bytes) : CoseSign1.decode(bytes);
    }

    /** The signature holds, and no protected algorithm says otherwise: what the profile's decoder does with header 1. */
    private static boolean verifies(JsonNode vector, CoseSign1 message) throws Exception {
        JsonNode jwk = vector.at("/input/sign0/key");
        String raw = "04" + coordinate(jwk, "x") + coordinate(jwk, "y");
        VerificationKey key = VerificationKey.ofRaw(SignatureAlgorithm.ES256, hex(raw));
        byte[] toBeSigned = message.sigStructure(external(vector));
        return SignatureVerifiers.bouncyCastle().verify(key, toBeSigned, message.signature());
    }

    private static String coordinate(JsonNode jwk, String name) {
        return HexFormat.of()
                .formatHex(Base64.getUrlDecoder().decode(jwk.get(name).asText()));
    }

    private static byte[] external(JsonNode vector) {
        return hex(vector.at("/input/sign0/external").asText(""));
    }

    private static JsonNode vector(String name) {
        return SharedVectors.json("cose/sign1-tests/" + name + ".json");
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.toLowerCase(java.util.Locale.ROOT));
    }
}
