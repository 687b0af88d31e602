package io.tallystick.ledger.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CborFloatsTest {
    @Test
    void half_everyPattern_survivesBothWays() {
        for (int half = 0; half < 0x10000; half++) {
            double value = CborFloats.decode(half, 2);
            if (Double.isNaN(value)) {
                assertThat(CborFloats.isShortest(value, half, 2)).isEqualTo(half == CborFloats.NAN_HALF);
            } else {
                assertThat(CborFloats.toHalf((float) value)).isEqualTo(half);
                assertThat(CborFloats.shortestSize(value)).isEqualTo(2);
            }
        }
    }

    @Test
    void shortest_neighboursOfHalves_takeMore() {
        for (int half = 0; half < 0x7c00; half++) {
            float value = (float) CborFloats.decode(half, 2);
            assertThat(CborFloats.shortestSize(Math.nextUp(value)))
                    .as("above %s", value)
                    .isEqualTo(4);
            assertThat(CborFloats.shortestSize(Math.nextUp((double) value)))
                    .as("above %s", value)
                    .isEqualTo(8);
        }
    }

    @Test
    void shortest_outOfHalfRange_takesMore() {
        assertThat(CborFloats.shortestSize(65504)).isEqualTo(2);
        assertThat(CborFloats.shortestSize(65536)).isEqualTo(4);
        assertThat(CborFloats.shortestSize(0x1p-25)).isEqualTo(4);
        assertThat(CborFloats.shortestSize(Float.MAX_VALUE)).isEqualTo(4);
        assertThat(CborFloats.shortestSize(Double.MIN_VALUE)).isEqualTo(8);
        assertThat(CborFloats.shortestSize(Double.NEGATIVE_INFINITY)).isEqualTo(2);
    }
}
