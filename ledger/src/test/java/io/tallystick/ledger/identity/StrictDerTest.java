package io.tallystick.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictDerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3080", // indefinite, cut
                "30800000", // indefinite
                "308100", // long form of a short length
                "30820001ff", // two bytes for one
                "3083000000", // three length bytes
                "020100ff", // a byte too many
                "02020001", // redundant zero
                "0202ff80", // redundant sign
                "0200", // empty integer
                "010101", // a boolean that is neither
                "050100", // null with content
                "1f8101", // long tag
                "300302ff00" // inner length beyond the end
            })
    void check_notDer_isRefused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> StrictDer.check(bytes)).isInstanceOf(MalformedDerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000", "0500", "0101ff", "010100", "020100", "02020080", "0201ff", "3003020101", "0400"})
    void check_der_isTaken(String hex) {
        assertThatCode(() -> StrictDer.check(HexFormat.of().parseHex(hex))).doesNotThrowAnyException();
    }

    @Test
    void check_mutations_passOnlyWhatBouncyCastleReadsToo() {
        long seed = Long.getLong("tallystick.seed", 20260105L);
        System.out.println("StrictDerTest seed " + seed);
        Random random = new Random(seed);
        byte[] leaf = new Chains(SignatureAlgorithm.ES256).leaf();
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = leaf.clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                ProfileCertificate.parse(mutated);
                passed++;
                assertThat(ASN1Primitive.fromByteArray(mutated).getEncoded("DER"))
                        .isEqualTo(mutated);
            } catch (UntrustedCertificateException e) {
                assertThat(e.getMessage()).doesNotContain("null");
            } catch (IOException e) {
                throw new AssertionError("Bouncy Castle does not read what passed, seed " + seed, e);
            }
        }
        assertThat(passed).isPositive();
    }
}
