package io.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.quickstart.replay.ReplayCounts;
import io.tallystick.quickstart.replay.RowProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplaySummaryTest {
    private static ReplaySummary summary(long problemRows, long acknowledged, long refused) {
        Map<RowProblem.Reason, Long> problems =
                problemRows == 0 ? Map.of() : Map.of(RowProblem.Reason.NUMBER, problemRows);
        ReplayCounts counts = new ReplayCounts(10 + problemRows, 10, 10, 0, 0, 0, problems);
        return new ReplaySummary(counts, acknowledged, refused, "", 1, 1);
    }

    @Test
    void exitCode_everyRowSent_isDone() {
        assertThat(summary(0, 10, 0).exitCode(false)).isEqualTo(Exit.HOLDS);
        assertThat(summary(0, 10, 0).exitCode(true)).isEqualTo(Exit.HOLDS);
    }

    @Test
    void exitCode_rowsWithProblems_areAFailureUnlessAllowed() {
        assertThat(summary(2, 10, 0).exitCode(false)).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(summary(2, 10, 0).exitCode(true)).isEqualTo(Exit.HOLDS);
    }

    @Test
    void exitCode_eventsThatCannotBeSigned_areNeverAllowed() {
        assertThat(summary(0, 7, 3).exitCode(false)).isEqualTo(Exit.DOES_NOT_HOLD);
        assertThat(summary(0, 7, 3).exitCode(true)).isEqualTo(Exit.DOES_NOT_HOLD);
    }

    @Test
    void exitCode_eventNotInKafka_isNeverAllowed() {
        assertThat(summary(0, 9, 0).exitCode(true)).isEqualTo(Exit.DOES_NOT_HOLD);
    }
}
