package io.tallystick.connect.webhook.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignersTest {
    private static final String HMAC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    /** RFC 8032, section 7.1, test 1. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final byte[] MESSAGE = "n/0/1/0.1767225600.{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void hmac_exampleOfTheReferenceLibraries_isTheirSignature() {
        byte[] content =
                "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(Signers.parse(HMAC).header(content)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void ed25519_signature_verifiesWithThePublicKey() throws Exception {
        String header = Signers.parse(ed25519(SEED)).header(MESSAGE);
        assertThat(header).startsWith("v1a,");
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC))));
        verifier.update(MESSAGE);
        assertThat(verifier.verify(Base64.getDecoder().decode(header.substring(4))))
                .isTrue();
    }

    @Test
    void ed25519_seedWithItsPublicKey_signsTheSame() {
        assertThat(Signers.parse(ed25519(SEED + PUBLIC)).header(MESSAGE))
                .isEqualTo(Signers.parse(ed25519(SEED)).header(MESSAGE));
    }

    @Test
    void ed25519_seedWithAnothersPublicKey_isRefused() {
        // RFC 8032, test 2.
        String other = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        assertThatThrownBy(() -> Signers.parse(ed25519(SEED + other)))
                .hasMessageContaining("not that of its secret half");
    }

    @Test
    void several_keys_signEach() {
        assertThat(Signers.parse(HMAC + ", " + ed25519(SEED)).header(MESSAGE).split(" "))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("v1,"),
                        second -> assertThat(second).startsWith("v1a,"));
    }

    @ParameterizedTest
    @CsvSource({
        "hunter2,begins with neither",
        "whsec_!!!!,is not base64",
        "whsec_AAAA,'holds 3 bytes, want 24 to 64'",
        "whsk_AAAA,'holds 3 bytes, want 32 (seed)'"
    })
    void parse_badSecret_isRefusedWithoutQuotingIt(String secret, String words) {
        assertThatThrownBy(() -> Signers.parse(HMAC + " " + secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signing secret 2 " + words)
                .hasMessageNotContaining(secret.replaceFirst("^whs(ec|k)_", ""));
    }

    @Test
    void parse_nineKeys_areRefused() {
        assertThatThrownBy(() -> Signers.parse((HMAC + " ").repeat(9))).hasMessageContaining("want at most 8");
    }

    private static String ed25519(String hex) {
        return "whsk_" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
