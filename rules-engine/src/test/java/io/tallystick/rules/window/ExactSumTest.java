package io.tallystick.rules.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private final SumRounding rounding = new SumRounding();

    private double sumOf(double... values) {
        ExactSum sum = ExactSum.ofValues();
        for (double value : values) {
            sum.add(value);
        }
        return rounding.toDouble(sum);
    }

    @Test
    void toDouble_hardCases_areRoundedOnce() {
        assertThat(sumOf()).isEqualTo(0.0);
        assertThat(sumOf(0.1, 0.2, -0.3)).isEqualTo(2.7755575615628914E-17);
        assertThat(sumOf(1e308, 1e308, -1e308)).isEqualTo(1e308);
        assertThat(sumOf(1, 1e100, 1, -1e100)).isEqualTo(2);
        assertThat(sumOf(Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2 * Double.MIN_VALUE);
        assertThat(sumOf(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sumOf(-Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(Double.NEGATIVE_INFINITY);
        double half = 0x1p-53;
        assertThat(sumOf(1, half)).as("tie to even").isEqualTo(1);
        assertThat(sumOf(1, half, Double.MIN_VALUE)).as("just over").isEqualTo(Math.nextUp(1.0));
        assertThat(sumOf(1, 3 * half)).as("tie to even").isEqualTo(Math.nextUp(Math.nextUp(1.0)));
        assertThat(sumOf(1, 3 * half, -Double.MIN_VALUE)).as("just under").isEqualTo(Math.nextUp(1.0));
        assertThat(sumOf(-1, -half, -1e-300)).isEqualTo(Math.nextDown(-1.0));
    }

    @Test
    void toDouble_randomValues_isTheTrueSumRounded() {
        SplittableRandom random = Naive.random("ExactSumTest");
        for (int round = 0; round < 2_000; round++) {
            ExactSum sum = ExactSum.ofValues();
            ExactSum squares = ExactSum.ofSquares();
            List<Double> values = new ArrayList<>();
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                double value = random.nextBoolean() ? Naive.anyFinite(random) : Naive.value(random);
                values.add(value);
                sum.add(value);
                squares.addSquare(value);
                if (n % 5 == 0) {
                    double left = values.remove(random.nextInt(values.size()));
                    sum.subtract(left);
                    squares.subtractSquare(left);
                }
            }
            assertThat(rounding.toDouble(sum)).as("%s", values).isEqualTo(Naive.sum(values));
            BigDecimal naive =
                    values.stream().map(value -> new BigDecimal(value).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(rounding.toDouble(squares)).as("%s", values).isEqualTo(naive.doubleValue());
        }
    }

    @Test
    void normalise_byHalfBillionPending_isNotNeededBefore() {
        ExactSum sum = ExactSum.ofValues();
        for (int i = 0; i < 3_000_000; i++) {
            sum.add(-Double.MAX_VALUE);
            sum.add(0.1);
        }
        for (int i = 0; i < 3_000_000; i++) {
            sum.subtract(-Double.MAX_VALUE);
        }
        assertThat(rounding.toDouble(sum))
                .isEqualTo(new BigDecimal(0.1)
                        .multiply(BigDecimal.valueOf(3_000_000))
                        .doubleValue());
    }

    @Test
    void state_ofEqualSums_isEqualWhateverTheWay() {
        ExactSum straight = ExactSum.ofValues();
        straight.add(-2.5);
        ExactSum detour = ExactSum.ofValues();
        detour.add(1e300);
        detour.add(Double.MIN_VALUE);
        detour.add(-2.5);
        detour.subtract(Double.MIN_VALUE);
        detour.subtract(1e300);
        assertThat(written(detour)).isEqualTo(written(straight));
        assertThat(written(ExactSum.ofValues())).containsExactly(0, 0, 0, 0);
    }

    @Test
    void read_everyBitFlipped_isRefusedOrAnother() {
        ExactSum sum = ExactSum.ofSquares();
        sum.addSquare(3.7);
        sum.subtractSquare(1e-9);
        byte[] good = written(sum);
        assertThat(written(read(good))).isEqualTo(good);
        StateMutations.flip(good, changed -> assertThat(written(read(changed))).isEqualTo(changed));
        assertThatThrownBy(() -> read(Arrays.copyOf(new byte[] {0, 0, 0, 1, 60}, 9)))
                .hasMessageContaining("want a sum without outer digits of 0");
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 1, (byte) 144, 0, 0, 0, 1}))
                .hasMessageContaining("want digits below place 144");
    }

    private static byte[] written(ExactSum sum) {
        StateWriter out = new StateWriter();
        sum.write(out);
        return out.toByteArray();
    }

    private static ExactSum read(byte[] bytes) {
        ExactSum sum = ExactSum.ofSquares();
        StateReader in = new StateReader(bytes);
        sum.read(in);
        in.requireEnd();
        return sum;
    }
}
