package io.tallystick.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaDerTest {
    @Test
    void toDer_random_isWhatBouncyCastleWrites() throws Exception {
        long seed = Long.getLong("tallystick.seed", 20260101L);
        System.out.println("EcdsaDerTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] raw = new byte[64];
            random.nextBytes(raw);
            // Short numbers, whose leading zeros DER leaves out, would be rare otherwise.
            Arrays.fill(raw, 0, random.nextInt(33), (byte) 0);
            Arrays.fill(raw, 32, 32 + random.nextInt(33), (byte) 0);
            byte[] expected = new DERSequence(new ASN1Encodable[] {
                        new ASN1Integer(new BigInteger(1, Arrays.copyOf(raw, 32))),
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)))
                    })
                    .getEncoded();

            assertThat(EcdsaDer.toDer(raw)).isEqualTo(expected);
            assertThat(EcdsaDer.toRaw(expected)).isEqualTo(raw);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3006",
                "300602010102010100", // a byte too many
                "30070201010201010000", // length of another number
                "3081060201010201", // long length
                "308106020101020101",
                "30070202000102010100", // redundant zero
                "3007020200010201", // cut
                "30070202000102017f", // redundant zero
                "30060201ff020101", // negative
                "3006020101040101", // not an integer
                "3106020101020101", // not a sequence
                "30050200020101", // empty integer
                "30260221010000000000000000000000000000000000000000000000000000000000000000020101" // 2^256
            })
    void toRaw_notCanonical_isRefused(String hex) {
        byte[] der = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> EcdsaDer.toRaw(der)).isInstanceOf(EcdsaDer.NotDerException.class);
    }
}
