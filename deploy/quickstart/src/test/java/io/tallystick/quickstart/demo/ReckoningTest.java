package io.tallystick.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.audit.AuditCounts;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.ExpectedCounts;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReckoningTest {
    private static final ExpectedCounts COUNTS =
            new ExpectedCounts(100, 90, 300, 12, 5, 4, 2, 3, new TreeMap<>(Map.of("revoked", 5L, "malformed", 1L)));
    private static final Expectation EXPECTED = new Expectation(COUNTS, 8, 11, BusinessBooks.NONE);
    private static final Refusals REJECTED = new Refusals(new TreeMap<>(Map.of("revoked", 5L, "malformed", 1L)), 2);
    private static final VisitorBooks VISITORS = new VisitorBooks(9, 3, 2, 1);

    private static AuditCounts found(long events, long late, long gaps, long duplicates, long unsettled) {
        return new AuditCounts(7, events + 7, late, 12, gaps, 8, 0, 0, 0, 116, 7, duplicates, unsettled);
    }

    @Test
    void reckoning_allEqual_holds() {
        assertThat(new Reckoning(EXPECTED, found(90, 0, 2, 4, 0), REJECTED, VISITORS, Tally.NONE).holds())
                .isTrue();
    }

    @Test
    void reckoning_oneCountOff_doesNotHold() {
        assertThat(new Reckoning(EXPECTED, found(89, 0, 2, 4, 0), REJECTED, VISITORS, Tally.NONE).holds())
                .isFalse();
        assertThat(new Reckoning(EXPECTED, found(90, 1, 2, 4, 0), REJECTED, VISITORS, Tally.NONE).holds())
                .isFalse();
        assertThat(new Reckoning(EXPECTED, found(90, 0, 3, 4, 0), REJECTED, VISITORS, Tally.NONE).holds())
                .isFalse();
        assertThat(new Reckoning(EXPECTED, found(90, 0, 2, 5, 0), REJECTED, VISITORS, Tally.NONE).holds())
                .isFalse();
        assertThat(new Reckoning(EXPECTED, found(90, 0, 2, 4, 1), REJECTED, VISITORS, Tally.NONE).holds())
                .isFalse();
    }

    @Test
    void reckoning_sameSumOtherReasons_doesNotHold() {
        Refusals other = new Refusals(new TreeMap<>(Map.of("revoked", 4L, "stale-sequence", 1L, "malformed", 1L)), 2);
        Reckoning reckoning = new Reckoning(EXPECTED, found(90, 0, 2, 4, 0), other, VISITORS, Tally.NONE);
        assertThat(reckoning.lines().stream().filter(line -> !line.holds()).map(Reckoning.Line::what))
                .containsExactly("  revoked", "  stale-sequence");
    }
}
