package io.tallystick.rules.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.Seeds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DoubleTextTest {
    /** Those that Double.toString prints otherwise before Java 19 (JDK-4511638), and powers of two whose nearest decimal is not theirs. */
    @Test
    void of_whereJavaVersionsDiffer_isAsEcmaScriptPrintsIt() {
        Map<Double, String> samples = new LinkedHashMap<>();
        samples.put(2.2250738585072014E-308, "2.2250738585072014e-308");
        samples.put(2E23, "2e+23");
        samples.put(8.41E21, "8.41e+21");
        samples.put(2.0E-3, "0.002");
        samples.put(5.0E-324, "5e-324");
        samples.put(1.0E23, "1e+23");
        samples.put(9.007199254740993E15, "9007199254740992");
        samples.put(2.0E-322, "2e-322");
        samples.put(2.3184525677263325E17, "231845256772633250");
        samples.put(0x1p-24, "5.960464477539063e-8");
        samples.put(0x1p-44, "5.684341886080802e-14");
        samples.put(0x1p89, "6.189700196426902e+26");
        samples.put(-0x1p-1017, "-7.120236347223045e-307");
        samples.put(Double.MAX_VALUE, "1.7976931348623157e+308");
        samples.put(-0.0, "0");
        samples.put(Double.NaN, "NaN");
        samples.put(Double.NEGATIVE_INFINITY, "-Infinity");
        samples.put(Double.POSITIVE_INFINITY, "Infinity");
        samples.forEach((value, text) -> assertThat(DoubleText.of(value)).isEqualTo(text));
    }

    @Test
    void of_everyPowerOfTwo_isTheShortestAndClosest() {
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            requireShortest(Math.scalb(1.0, exponent));
        }
    }

    @Test
    void of_anyDouble_isTheShortestAndClosest() {
        Random random = Seeds.random("DoubleTextTest");
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                requireShortest(value);
            }
            requireShortest((1 + random.nextInt(1_000_000)) / 1_000.0);
        }
    }

    private static void requireShortest(double value) {
        NaiveShortest.Decimal want = NaiveShortest.of(Math.abs(value));
        String got = DoubleText.of(value);
        assertThat(got.startsWith("-")).as(got).isEqualTo(value < 0);
        assertThat(NaiveShortest.read(value < 0 ? got.substring(1) : got))
                .as(got)
                .isEqualTo(want);
    }
}
