package io.tallystick.quickstart.business;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectorTest {
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final Tally ONE_ALERT = Tally.alerts(1, 0);
    private static final Act FIRST = new Act(Duration.ZERO, List.of(), ONE_ALERT);
    private static final Act SECOND = new Act(Duration.ofSeconds(2), List.of(), Tally.money(1));
    private static final Scene SCENE =
            new Scene(Field.CITY, Duration.ofSeconds(5), Set.of("here"), List.of(FIRST, SECOND), false);

    private final Director director = new Director(new BusinessPlan(List.of(), List.of(SCENE)));

    private Optional<Act> at(int seconds, Tally seen) {
        return director.next(Duration.ofSeconds(seconds), NOON.plusSeconds(seconds), scene -> seen)
                .map(Director.Cue::act);
    }

    @Test
    void next_beforeItsTime_isNothing() {
        assertThat(at(4, Tally.NONE)).isEmpty();
        assertThat(at(5, Tally.NONE)).contains(FIRST);
        assertThat(at(5, ONE_ALERT)).isEmpty();
        assertThat(at(7, ONE_ALERT)).contains(SECOND);
    }

    @Test
    void next_whatCameOfTheActBeforeWasSeenLate_saysByHowMuch() {
        at(5, Tally.NONE);
        at(6, Tally.NONE);
        Optional<Director.Cue> second = director.next(Duration.ofSeconds(14), NOON, scene -> ONE_ALERT);
        assertThat(second).contains(new Director.Cue(SCENE, SECOND, Duration.ofSeconds(9)));
    }

    @Test
    void isOver_beforeTheLastActHasComeToWhatItMust_isFalse() {
        at(5, Tally.NONE);
        at(7, ONE_ALERT);
        assertThat(at(8, ONE_ALERT)).isEmpty();
        assertThat(director.isOver()).isFalse();
        assertThat(at(9, SCENE.tally())).isEmpty();
        assertThat(director.isOver()).isTrue();
    }

    @Test
    void next_sceneThatNeedsTheHour_doesNotBeginNearOne() {
        Scene scheduled = new Scene(Field.ENERGY, Duration.ZERO, Set.of("there"), List.of(FIRST), true);
        Director careful = new Director(new BusinessPlan(List.of(), List.of(scheduled, SCENE)));
        Instant late = Instant.parse("2027-03-01T12:59:20Z");
        assertThat(careful.next(Duration.ofSeconds(5), late, scene -> Tally.NONE))
                .contains(new Director.Cue(SCENE, FIRST, Duration.ZERO));
        assertThat(careful.next(Duration.ofSeconds(46), late.plusSeconds(41), scene -> Tally.NONE))
                .isEmpty();
        assertThat(careful.next(Duration.ofSeconds(60), late.plusSeconds(55), scene -> Tally.NONE))
                .contains(new Director.Cue(scheduled, FIRST, Duration.ZERO));
    }

    @Test
    void sayNoMore_inTheMiddle_waitsForWhatWasSaid() {
        at(5, Tally.NONE);
        director.sayNoMore();
        assertThat(at(60, Tally.NONE)).isEmpty();
        assertThat(director.isOver()).isFalse();
        assertThat(at(60, ONE_ALERT)).isEmpty();
        assertThat(director.isOver()).isTrue();
        assertThat(director.played()).isEqualTo(Map.of(SCENE, ONE_ALERT));
    }

    @Test
    void next_whileNothingCameOfTheActBefore_waits() {
        at(5, Tally.NONE);
        assertThat(at(60, Tally.NONE)).isEmpty();
        assertThat(at(60, Tally.money(7))).isEmpty();
        assertThat(director.isOver()).isFalse();
        assertThat(at(61, ONE_ALERT)).contains(SECOND);
    }

    @Test
    void beginNoMore_beforeAScene_dropsIt() {
        director.beginNoMore();
        assertThat(director.isOver()).isTrue();
        assertThat(at(60, Tally.NONE)).isEmpty();
        assertThat(director.played()).isEmpty();
    }

    @Test
    void played_inTheMiddle_isWhatMustHaveComeOfTheActsGivenOut() {
        at(5, Tally.NONE);
        assertThat(director.played()).isEqualTo(Map.of(SCENE, ONE_ALERT));
        at(7, ONE_ALERT);
        assertThat(director.played()).isEqualTo(Map.of(SCENE, SCENE.tally()));
    }
}
