package io.tallystick.rules.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.Seeds;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void side_anyPointsOfTheWidestFence_isThatOfBigIntegers() {
        Random random = Seeds.random("GridTest");
        for (int i = 0; i < 100_000; i++) {
            long[] p = new long[6];
            for (int k = 0; k < 6; k++) {
                long half = k % 2 == 0 ? Grid.HALF_TURN : Grid.POLE;
                p[k] = random.nextInt(4) == 0
                        ? (random.nextBoolean() ? half : -half)
                        : random.nextLong(-half, half + 1);
            }
            int want = product(p[2] - p[0], p[5] - p[1])
                    .subtract(product(p[4] - p[0], p[3] - p[1]))
                    .signum();
            assertThat(Grid.side(p[0], p[1], p[2], p[3], p[4], p[5])).isEqualTo(want);
        }
    }

    @Test
    void units_ofDegrees_areTheNearest() {
        assertThat(Grid.units(180)).isEqualTo(Grid.HALF_TURN);
        assertThat(Grid.units(-90)).isEqualTo(-Grid.POLE);
        assertThat(Grid.units(0.00000005)).as("half to even").isZero();
        assertThat(Grid.units(29.9408123)).isEqualTo(299_408_123);
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
