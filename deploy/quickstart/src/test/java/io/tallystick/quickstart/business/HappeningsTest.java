package io.tallystick.quickstart.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.quickstart.business.Happenings.Tick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HappeningsTest {
    private static final Tally ALERT = Tally.alerts(1, 0);

    @Test
    void scene_whatTheClockMustBringAbout_countsAndWhatItDoesLaterDoesNot() {
        Happenings happenings = new Happenings(ALERT.plus(Tally.money(1)));
        happenings.said(10, ALERT);
        happenings.ticked(new Tick(12, 0, 5), Tally.money(1));
        happenings.ticked(new Tick(14, 0, 6), ALERT);
        assertThat(happenings.scene()).isEqualTo(ALERT.plus(Tally.money(1)));
        assertThat(happenings.aftermath()).isEqualTo(ALERT);
    }

    @Test
    void scene_whatTheClockDoesInTheMiddle_countsThoughNobodyExpectsIt() {
        Happenings happenings = new Happenings(ALERT);
        happenings.ticked(new Tick(9, 0, 5), ALERT);
        happenings.said(10, ALERT);
        assertThat(happenings.scene()).isEqualTo(Tally.alerts(2, 0));
        assertThat(happenings.aftermath()).isEqualTo(Tally.NONE);
    }

    @Test
    void scene_thatIsNotComplete_hasNoAftermath() {
        Happenings happenings = new Happenings(ALERT.plus(ALERT));
        happenings.said(10, Tally.commands(1));
        happenings.ticked(new Tick(12, 0, 5), Tally.money(1));
        assertThat(happenings.scene()).isEqualTo(Tally.commands(1).plus(Tally.money(1)));
        assertThat(happenings.aftermath()).isEqualTo(Tally.NONE);
    }

    @RepeatedTest(20)
    void scene_inWhicheverOrderTheLedgersAreRead_isTheSame() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Runnable> all = new ArrayList<>();
        Happenings first = new Happenings(Tally.alerts(3, 0));
        Happenings second = new Happenings(Tally.alerts(3, 0));
        List<Happenings> both = new ArrayList<>(List.of(first));
        for (int i = 0; i < 6; i++) {
            Tick tick = new Tick(random.nextInt(20), random.nextInt(3), i);
            all.add(() -> both.get(0).ticked(tick, ALERT));
            long said = random.nextInt(10);
            all.add(() -> both.get(0).said(said, effect(said)));
        }
        all.forEach(Runnable::run);
        both.set(0, second);
        Collections.shuffle(all, random);
        all.forEach(Runnable::run);
        assertThat(second.scene()).as("seed " + seed).isEqualTo(first.scene());
        assertThat(second.aftermath()).as("seed " + seed).isEqualTo(first.aftermath());
    }

    private static Tally effect(long said) {
        return said % 2 == 0 ? ALERT : Tally.commands(1);
    }
}
