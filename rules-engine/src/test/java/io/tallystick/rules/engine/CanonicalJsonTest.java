package io.tallystick.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    /** RFC 8785 appendix B: bits and their text. */
    @Test
    void number_ofTheSpecification_isPrintedSo() {
        Map<Long, String> samples = new LinkedHashMap<>();
        samples.put(0x0000000000000000L, "0");
        samples.put(0x8000000000000000L, "0");
        samples.put(0x0000000000000001L, "5e-324");
        samples.put(0x8000000000000001L, "-5e-324");
        samples.put(0x7fefffffffffffffL, "1.7976931348623157e+308");
        samples.put(0x4340000000000000L, "9007199254740992");
        samples.put(0x4430000000000000L, "295147905179352830000");
        samples.put(0x44b52d02c7e14af5L, "9.999999999999997e+22");
        samples.put(0x44b52d02c7e14af6L, "1e+23");
        samples.put(0x444b1ae4d6e2ef4eL, "999999999999999700000");
        samples.put(0x444b1ae4d6e2ef50L, "1e+21");
        samples.put(0x3eb0c6f7a0b5ed8cL, "9.999999999999997e-7");
        samples.put(0x3eb0c6f7a0b5ed8dL, "0.000001");
        samples.put(0x41b3de4355555556L, "333333333.3333334");
        samples.put(0x41b3de4355555557L, "333333333.33333343");
        samples.put(0xbecbf647612f3696L, "-0.0000033333333333333333");
        samples.put(0x43143ff3c1cb0959L, "1424953923781206.2");
        samples.forEach((bits, text) ->
                assertThat(CanonicalJson.number(Double.longBitsToDouble(bits))).isEqualTo(text));
    }

    @Test
    void number_anyBits_readBackAreTheSame() {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("CanonicalJsonTest: -Dtallystick.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void of_object_sortsNamesAndEscapes() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("b", Arrays.asList(1L, null, true, 1L << 53));
        object.put("a", "\"\\\n\u0001é");
        object.put("", Map.of());
        assertThat(CanonicalJson.of(object))
                .isEqualTo("{\"\":{},\"a\":\"\\\"\\\\\\n\\u0001é\",\"b\":[1,null,true,\"9007199254740992\"]}");
    }
}
