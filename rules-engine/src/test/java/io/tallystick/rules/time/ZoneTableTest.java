package io.tallystick.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.Seeds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneTableTest {
    private static final Instant FROM = Instant.parse("1985-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2040-01-01T00:00:00Z");

    private static ZoneTable table(long[] instants, int... offsets) {
        return new ZoneTable("X", 0, 10_000_000, instants, offsets);
    }

    @Test
    void everyZoneOfTheJdk_asItsRulesSay() {
        Random random = new Random(Seeds.seed());
        for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            ZoneTable table = JdkZones.table(ZoneId.of(id), FROM, TO);
            for (int i = 0; i < 50; i++) {
                long second = random.nextLong(FROM.getEpochSecond(), TO.getEpochSecond());
                assertThat(table.offsetAt(second))
                        .as("%s %d", id, second)
                        .isEqualTo(ZoneId.of(id)
                                .getRules()
                                .getOffset(Instant.ofEpochSecond(second))
                                .getTotalSeconds());
                assertThat(table.offsetOf(table.segment(second))).isEqualTo(table.offsetAt(second));
                assertThat(second)
                        .isBetween(table.beginOf(table.segment(second)), table.endOf(table.segment(second)) - 1);
            }
        }
    }

    @Test
    void firstAt_skippedAndRepeated_jumpAndFirst() {
        ZoneTable table = table(new long[] {1_000_000, 2_000_000}, 0, 3_600, 0);
        assertThat(table.firstAt(999_999)).isEqualTo(999_999);
        assertThat(table.firstAt(1_000_000)).isEqualTo(1_000_000);
        assertThat(table.firstAt(1_002_000)).isEqualTo(1_000_000);
        assertThat(table.firstAt(1_003_601)).isEqualTo(1_000_001);
        assertThat(table.firstAt(2_000_500)).isEqualTo(1_996_900);
        assertThat(table.firstAt(2_003_600)).isEqualTo(2_003_600);
        assertThat(table.furthestLocal(2_000_500)).isEqualTo(2_003_599);
    }

    @Test
    void utc_always_isNoOffset() {
        assertThat(ZoneTable.UTC.offsetAt(TimeLimits.MIN_TIME_MILLIS / 1_000)).isZero();
        assertThat(ZoneTable.UTC.firstAt(TimeLimits.MAX_TIME_MILLIS / 1_000))
                .isEqualTo(TimeLimits.MAX_TIME_MILLIS / 1_000);
        assertThat(ZoneTable.UTC.toSecond()).isEqualTo(253_402_300_800L);
    }

    @Test
    void badRange_isRefused() {
        assertThatThrownBy(() -> JdkZones.table(ZoneId.of("UTC"), TO, FROM))
                .hasMessageContaining("want from < to, both");
        assertThat(JdkZones.table(ZoneId.of("UTC"), FROM, TO).toString())
                .contains("UTC from 1985-01-01T00:00:00Z")
                .contains(" 0 transitions");
    }

    @Test
    void named_another_hasTheSameOffsets() {
        ZoneTable table = table(new long[] {5}, 1, 2);
        assertThat(table.named("Y")).isNotEqualTo(table).isEqualTo(table.named("Y"));
        assertThat(table.named("Y").named("X")).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(table(new long[] {6}, 1, 2)).isNotEqualTo(table);
        assertThat(table(new long[] {5}, 1, 3)).isNotEqualTo(table);
    }
}
