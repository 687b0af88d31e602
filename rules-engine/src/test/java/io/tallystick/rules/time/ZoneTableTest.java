package io.tallystick.rules.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.Seeds;
import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZoneTableTest {
    private static final Instant FROM = Instant.parse("1985-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2040-01-01T00:00:00Z");

    private static byte[] bytes(ZoneTable table) {
        return StateMutations.bytes(table, ZoneTable::write);
    }

    private static ZoneTable read(byte[] bytes) {
        return StateMutations.read(bytes, ZoneTable::read);
    }

    /** A table of two transitions at most, as state says it. */
    private static byte[] written(int first, long[] instants, int[] offsets) {
        StateWriter out =
                new StateWriter().text("X").i64(0).i64(10_000_000).i32(first).count(instants.length);
        for (int i = 0; i < instants.length; i++) {
            out.i64(instants[i]).i32(offsets[i]);
        }
        return out.toByteArray();
    }

    @Test
    void everyZoneOfTheJdk_asItsRulesSay() {
        Random random = new Random(Seeds.seed());
        for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            ZoneTable table = ZoneTable.of(ZoneId.of(id), FROM, TO);
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
    void form() {
        ZoneTable table = read(written(-1, new long[] {16}, new int[] {3_600}));
        assertThat(HexFormat.of().formatHex(bytes(table)))
                .isEqualTo(("00000001 58 0000000000000000 0000000000989680"
                                + " ffffffff 00000001 0000000000000010 00000e10")
                        .replace(" ", ""));
    }

    @Test
    void firstAt_skippedAndRepeated_jumpAndFirst() {
        ZoneTable table = read(written(0, new long[] {1_000_000, 2_000_000}, new int[] {3_600, 0}));
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
    void everyBitFlipped_isRefusedOrAnother() {
        ZoneTable good = ZoneTable.of(ZoneId.of("Europe/Berlin"), FROM, Instant.parse("1987-01-01T00:00:00Z"));
        assertThat(read(bytes(good))).isEqualTo(good).hasSameHashCodeAs(good);
        int refused = StateMutations.flip(bytes(good), changed -> {
            ZoneTable other = read(changed);
            assertThat(other).isNotEqualTo(good);
            assertThat(bytes(other)).isEqualTo(changed);
        });
        assertThat(refused).isGreaterThan(60);
        StateMutations.cut(bytes(good), ZoneTableTest::read);
    }

    @Test
    void badRange_isRefused() {
        assertThatThrownBy(() -> ZoneTable.of(ZoneId.of("UTC"), TO, FROM)).hasMessageContaining("want from < to");
        assertThat(ZoneTable.of(ZoneId.of("UTC"), FROM, TO).toString())
                .contains("UTC from 1985-01-01T00:00:00Z")
                .contains(" 0 transitions");
    }

    @Test
    void badTransitions_refused() {
        assertThatThrownBy(() -> read(written(0, new long[] {5, 5}, new int[] {1, 2})))
                .isInstanceOf(MalformedStateException.class)
                .hasMessageContaining("want a time of 6 to");
        assertThatThrownBy(() -> read(written(0, new long[] {5}, new int[] {0})))
                .hasMessageContaining("want another offset than before, got 0");
        assertThatThrownBy(() -> read(written(64_801, new long[0], new int[0])))
                .hasMessageContaining("an offset of at most 64800 seconds, got 64801");
    }
}
