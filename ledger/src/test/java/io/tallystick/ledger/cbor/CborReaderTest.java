package io.tallystick.ledger.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "17",
                "1818",
                "18ff",
                "190100",
                "1a00010000",
                "1b0000000100000000",
                "1bffffffffffffffff",
                "20",
                "3bffffffffffffffff",
                "40",
                "4101",
                "60",
                "6161",
                "62c3a9",
                "64f0908d84",
                "80",
                "820102",
                "a0",
                "a201022003",
                "a201006161f6",
                "c000",
                "d81800",
                "e0",
                "f4",
                "f5",
                "f6",
                "f7",
                "f820",
                "f8ff",
                "f90000",
                "f98000",
                "f93c00",
                "f97c00",
                "f9fc00",
                "f97e00",
                "f90001",
                "fa47c35000",
                "fb3ff199999999999a",
                "fa33000000",
                "fa477fe100",
            })
    void skip_deterministic_taken(String hex) {
        assertThatCode(() -> skipAll(hex)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, an item",
        "1817, 0, the shortest head",
        "1900ff, 0, the shortest head",
        "1a0000ffff, 0, the shortest head",
        "1b00000000ffffffff, 0, the shortest head",
        "1c, 0, a definite length",
        "18, 1, 1 bytes",
        "1b00000000000000, 1, 8 bytes",
        "3800, 0, the shortest head",
        "5f4101ff, 0, a definite length",
        "580101, 0, the shortest head",
        "4201, 0, a byte string of at most 1 bytes",
        "5bffffffffffffffff, 0, a byte string of at most 0 bytes",
        "61ff, 1, valid UTF-8",
        "62c080, 1, valid UTF-8",
        "63eda080, 1, valid UTF-8",
        "64f4908080, 1, valid UTF-8",
        "63e08080, 1, valid UTF-8",
        "61c3, 1, valid UTF-8",
        "9f01ff, 0, a definite length",
        "8201, 0, an array that fits in 1 bytes",
        "9bffffffffffffffff00, 0, an array that fits in 1 bytes",
        "bf0102ff, 0, a definite length",
        "a101, 0, a map that fits in 1 bytes",
        "a201000100, 3, map keys in ascending order",
        "a202000100, 3, map keys in ascending order",
        "a220000100, 3, map keys in ascending order",
        "a2616100 0100, 4, map keys in ascending order",
        "f818, 0, a simple value of 32 or more",
        "fc, 0, 'a definite, well-formed item'",
        "ff, 0, 'a definite, well-formed item'",
        "fa3f800000, 0, the shortest form of a float",
        "fb3ff0000000000000, 0, the shortest form of a float",
        "fb7ff8000000000000, 0, the shortest form of a float",
        "f97e01, 0, the shortest form of a float",
        "fa7fc00000, 0, the shortest form of a float",
        "f93c, 1, 2 bytes",
        "0000, 1, the end",
        "c0, 1, an item",
    })
    void skip_broken_refusedAtItsByte(String hex, int offset, String want) {
        assertThatThrownBy(() -> skipAll(hex.replace(" ", "")))
                .isInstanceOfSatisfying(MalformedCborException.class, e -> {
                    assertThat(e.want()).isEqualTo(want);
                    assertThat(e.offset()).isEqualTo(offset);
                });
    }

    @Test
    void skip_depthOfLimit_takenAndOneMoreRefused() {
        assertThatCode(() -> skipAll("81".repeat(CborReader.MAX_DEPTH - 1) + "00"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> skipAll("81".repeat(CborReader.MAX_DEPTH) + "00"))
                .hasMessageContaining("at most 16 levels");
        assertThatThrownBy(() -> skipAll("c0".repeat(60_000))).hasMessageContaining("at most 16 levels");
    }

    @ParameterizedTest
    @CsvSource({"1bffffffffffffffff, an unsigned integer below 2^63", "20, an unsigned integer", "6161, an unsigned"})
    void readUnsigned_other_refused(String hex, String want) {
        assertThatThrownBy(() -> reader(hex).readUnsigned()).hasMessageContaining(want);
    }

    @Test
    void readInteger_limits_read() throws Exception {
        assertThat(reader("1b7fffffffffffffff").readInteger()).isEqualTo(Long.MAX_VALUE);
        assertThat(reader("3b7fffffffffffffff").readInteger()).isEqualTo(Long.MIN_VALUE);
        assertThatThrownBy(() -> reader("3b8000000000000000").readInteger()).hasMessageContaining("64 bits");
    }

    @Test
    void reader_range_endsThere() throws Exception {
        CborReader reader = new CborReader(HexFormat.of().parseHex("0042010203"), 1, 3);
        assertThatThrownBy(reader::readBytes).hasMessageContaining("at most 1 bytes");
    }

    @Test
    void lenient_longFormsAndIndefinite_taken() throws Exception {
        for (String hex : new String[] {"1800", "fb3ff0000000000000", "9f0102ff", "bf02000100ff", "a202000100"}) {
            CborReader reader = CborReader.lenient(HexFormat.of().parseHex(hex));
            reader.skip();
            reader.requireEnd();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9f01", "bf01ff", "5f4101ff", "1c", "61ff", "fc"})
    void lenient_notWellFormed_refused(String hex) {
        assertThatThrownBy(() -> {
                    CborReader reader = CborReader.lenient(HexFormat.of().parseHex(hex));
                    reader.skip();
                    reader.requireEnd();
                })
                .isInstanceOf(MalformedCborException.class);
    }

    private static void skipAll(String hex) throws MalformedCborException {
        CborReader reader = reader(hex);
        reader.skip();
        reader.requireEnd();
    }

    private static CborReader reader(String hex) {
        return new CborReader(HexFormat.of().parseHex(hex));
    }
}
