package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final long BEGIN = Long.MAX_VALUE - 5;
    private static final long SECOND = 1_000_000_000L;

    private final RequestBudget budget = new RequestBudget(BEGIN);

    private long taken(int tries, long nanos) {
        return IntStream.range(0, tries).filter(i -> budget.take(BEGIN + nanos)).count();
    }

    @Test
    void take_atOnce_endsAtTheBurst() {
        assertThat(taken(5_000, 0)).isEqualTo(RequestBudget.BURST);
    }

    @Test
    void take_overTime_isRefilledAtItsRateAndNoFurtherThanTheBurst() {
        taken(5_000, 0);

        assertThat(taken(5_000, SECOND)).isEqualTo(RequestBudget.PER_SECOND);
        assertThat(taken(5_000, SECOND + SECOND / 200)).isZero();
        assertThat(taken(5_000, SECOND + SECOND / 100)).isEqualTo(1);
        assertThat(taken(5_000, 3_600 * SECOND)).isEqualTo(RequestBudget.BURST);
    }

    @Test
    void isFirstRefusal_oncePerRunOfRefusals() {
        taken(5_000, 0);

        assertThat(budget.isFirstRefusal()).isTrue();
        assertThat(budget.isFirstRefusal()).isFalse();
        assertThat(taken(1, SECOND)).isEqualTo(1);
        assertThat(budget.isFirstRefusal()).isTrue();
    }
}
