package io.tallystick.ledger.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTextTest {
    /** Most are of RFC 8949, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "00 | 0",
                "1bffffffffffffffff | 18446744073709551615",
                "20 | -1",
                "3903e7 | -1000",
                "3bffffffffffffffff | -1-18446744073709551615",
                "f93e00 | 1.5",
                "f97c00 | Infinity",
                "f4 | false",
                "f6 | null",
                "f7 | simple(23)",
                "f0 | simple(16)",
                "f8ff | simple(255)",
                "c11a514b67b0 | 1(1363896240)",
                "4401020304 | h'01020304'",
                "62225c | ~\"\\\"\\\\\"~",
                "610a | ~\"\\u000a\"~",
                "80 | []",
                "8301820203820405 | [1, [2, 3], [4, 5]]",
                "a26161016162820203 | ~{\"a\": 1, \"b\": [2, 3]}~",
            })
    void text_ofItem_isItsDiagnosticNotation(String hex, String want) {
        assertThat(CborText.of(HexFormat.of().parseHex(hex), 1_000)).isEqualTo(want);
    }

    @Test
    void text_longerThanAllowed_isCut() {
        byte[] many = new byte[60_003];
        many[0] = (byte) 0x99;
        many[1] = (byte) (60_000 >>> 8);
        many[2] = (byte) 60_000;
        assertThat(CborText.of(many, 10)).isEqualTo("[0, 0, 0, \u2026");
        assertThat(CborText.of(new byte[] {1, 2}, 1_000))
                .isEqualTo("1 malformed: CBOR byte 1: want the end, got 1 more bytes");
    }

    @Test
    void text_tooDeep_endsWithTheReason() {
        byte[] deep = new byte[40];
        java.util.Arrays.fill(deep, (byte) 0x81);
        assertThat(CborText.of(deep, 1_000)).startsWith("[[[[").contains("want at most 16 levels");
    }
}
