package io.tallystick.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void parse_ofCanonicalKey_formatsTheSame() throws Exception {
        VerifierKey key = VerifierKey.parse(KEY);
        assertThat(key.name()).isEqualTo("PeterNeumann");
        assertThat(key.id()).isEqualTo(0xc74f20a3);
        assertThat(key.type()).isEqualTo(SignatureType.ED25519);
        assertThat(key.format()).isEqualTo(KEY);
    }

    @Test
    void parse_ofWitnessKey_hasTypeCosignature() throws Exception {
        VerifierKey witness = VerifierKey.of(
                "w.example",
                SignatureType.COSIGNATURE_V1,
                PlainEd25519.signer(4).verificationKey());
        assertThat(VerifierKey.parse(witness.format())).isEqualTo(witness);
        assertThat(witness.id())
                .isNotEqualTo(VerifierKey.of("w.example", SignatureType.ED25519, witness.key())
                        .id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhPc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10Q=",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW ",
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="
            })
    void parse_ofMalformedKey_isRefused(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text))
                .isInstanceOfSatisfying(
                        NoteException.class, e -> assertThat(e.reason()).isEqualTo(NoteException.Reason.MALFORMED_KEY));
    }

    @Test
    void parse_ofEndlessText_isBounded() {
        assertThatThrownBy(() -> VerifierKey.parse("a".repeat(VerifierKey.MAX_CHARACTERS) + KEY))
                .hasMessageContaining("want at most 1024");
    }
}
