package io.tallystick.rules.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.rules.signal.SignalRun.Sample;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The rules at the edges, by example. Bits: 1 condition, 2 clear condition; or steps. */
class SignalEdgesTest {
    private static final long NO_GAP = SignalLimits.NO_MAX_GAP;

    private static List<String> edges(SignalRun<?> run, long end, long... atAndBits) {
        List<Sample> samples = new java.util.ArrayList<>();
        for (int i = 0; i < atAndBits.length; i += 2) {
            samples.add(new Sample(atAndBits[i], (int) atAndBits[i + 1]));
        }
        return run.plain(samples, end).edges;
    }

    private static SignalRun<Threshold> threshold(long forMs, long clearFor, long gap) {
        return SignalsAgainstNaiveTest.threshold(new Threshold.Spec(forMs, clearFor, gap));
    }

    @Test
    void threshold_falseSampleAtTheVeryMoment_noRaise() {
        assertThat(edges(threshold(15, 5, NO_GAP), 100, 0, 1, 15, 0)).isEmpty();
    }

    @Test
    void threshold_trueSampleAtTheVeryMoment_raisesThen() {
        assertThat(edges(threshold(15, 5, NO_GAP), 15, 0, 1, 15, 1)).containsExactly("RAISED@15 since 0");
    }

    @Test
    void threshold_noSampleAtTheMoment_clockRaisesAtIt() {
        assertThat(edges(threshold(15, 5, NO_GAP), 14, 0, 1)).isEmpty();
        assertThat(edges(threshold(15, 5, NO_GAP), 15, 0, 1)).containsExactly("RAISED@15 since 0");
        assertThat(edges(threshold(15, 5, NO_GAP), 40, 0, 1, 30, 0)).containsExactly("RAISED@15 since 0");
    }

    @Test
    void threshold_theTableOfTheReference_holds() {
        assertThat(edges(threshold(15, 5, NO_GAP), 100, 0, 1, 15, 2)).isEmpty();
        assertThat(edges(threshold(15, 5, NO_GAP), 100, 0, 1, 30, 2))
                .containsExactly("RAISED@15 since 0", "CLEARED@35 since 30");
        assertThat(edges(threshold(15, 5, 10), 100, 0, 1, 11, 1)).isEmpty();
    }

    @Test
    void threshold_betweenConditionAndClear_staysAsItIs() {
        assertThat(edges(threshold(0, 0, NO_GAP), 40, 0, 0, 1, 1, 2, 0, 3, 2, 4, 0))
                .containsExactly("RAISED@1 since 1", "CLEARED@3 since 3");
    }

    @Test
    void threshold_clearRunBroken_countsAnew() {
        assertThat(edges(threshold(0, 5, NO_GAP), 40, 0, 1, 2, 2, 4, 0, 6, 2))
                .containsExactly("RAISED@0 since 0", "CLEARED@11 since 6");
    }

    @Test
    void threshold_gap_endsTheRunButNotTheRaise() {
        assertThat(edges(threshold(15, 0, 10), 100, 0, 1, 10, 1)).containsExactly("RAISED@15 since 0");
        assertThat(edges(threshold(15, 0, 10), 100, 0, 1, 11, 1)).isEmpty();
        assertThat(edges(threshold(10, 0, 10), 100, 0, 1, 50, 0, 60, 2))
                .containsExactly("RAISED@10 since 0", "CLEARED@60 since 60");
    }

    @Test
    void threshold_lateSample_countsAtTheLastThing() {
        assertThat(edges(threshold(10, 5, NO_GAP), 100, 20, 1, 5, 0, 3, 1)).containsExactly("RAISED@30 since 20");
        SignalRun<Threshold> raised = threshold(10, 5, NO_GAP);
        raised.signal().sample(0, true, false, raised.sink);
        raised.signal().advance(40, raised.sink);
        raised.signal().sample(3, false, true, raised.sink);
        raised.signal().advance(40, raised.sink);
        assertThat(raised.edges).containsExactly("RAISED@10 since 0", "CLEARED@15 since 10");
    }

    @Test
    void nextDue_runPending_itsEnd() {
        SignalRun<Threshold> run = threshold(10, 5, NO_GAP);
        assertThat(run.signal().nextDue()).isEmpty();
        run.signal().sample(7, true, false, run.sink);
        assertThat(run.signal().nextDue()).isEqualTo(OptionalLong.of(17));
        run.signal().reset();
        assertThat(run.signal().nextDue()).isEmpty();
    }

    @Test
    void absence_sampleAtTheVeryEnd_isInTime() {
        Absence.Spec spec = new Absence.Spec(30, 1);
        assertThat(edges(SignalsAgainstNaiveTest.absence(spec), 60, 0, 0, 30, 0, 59, 0))
                .isEmpty();
        assertThat(edges(SignalsAgainstNaiveTest.absence(spec), 60, 0, 0, 31, 0))
                .containsExactly("RAISED@30 since 0", "CLEARED@31 since 31");
    }

    @Test
    void absence_startedWithoutSamples_raisesFromTheStart() {
        SignalRun<Absence> run = SignalsAgainstNaiveTest.absence(new Absence.Spec(30, 1));
        run.signal().advance(1_000, run.sink);
        run.signal().start(1_000);
        run.signal().advance(1_030, run.sink);
        assertThat(run.edges).containsExactly("RAISED@1030 since 1000");
    }

    @Test
    void heartbeat_missesAndGrace_areOneDuration() {
        assertThat(Absence.Spec.heartbeat(60, 5, 3, 2)).isEqualTo(new Absence.Spec(185, 2));
    }

    @Test
    void kOfN_threeOfFive_raisesAtTheThirdTrue() {
        KOfN.Spec spec = new KOfN.Spec(3, 5, 1, NO_GAP);
        assertThat(edges(SignalsAgainstNaiveTest.kOfN(spec), 9, 0, 1, 1, 1, 2, 0, 3, 1, 4, 0, 5, 0, 6, 0))
                .containsExactly("RAISED@3 since 0", "CLEARED@6 since 6");
    }

    @Test
    void sequence_secondFirstStep_isEnough() {
        Sequence.Spec spec = new Sequence.Spec(2, 10, false);
        assertThat(edges(SignalsAgainstNaiveTest.sequence(spec), 99, 0, 1, 9, 1, 12, 2))
                .containsExactly("COMPLETED@12 since 9");
    }

    @Test
    void sequence_otherBetween_onlyStrictRefuses() {
        assertThat(edges(SignalsAgainstNaiveTest.sequence(new Sequence.Spec(2, 10, false)), 99, 0, 1, 1, 0, 2, 2))
                .containsExactly("COMPLETED@2 since 0");
        assertThat(edges(SignalsAgainstNaiveTest.sequence(new Sequence.Spec(2, 10, true)), 99, 0, 1, 1, 0, 2, 2))
                .isEmpty();
    }

    @Test
    void deadline_stepAtTheVeryEnd_isInTime() {
        Deadline.Spec spec = new Deadline.Spec(2, 10, false);
        assertThat(edges(SignalsAgainstNaiveTest.deadline(spec), 99, 0, 1, 10, 2))
                .containsExactly("COMPLETED@10 since 0");
        assertThat(edges(SignalsAgainstNaiveTest.deadline(spec), 99, 0, 1, 5, 1, 11, 2))
                .containsExactly("MISSED@10 since 0");
    }

    @Test
    void deadline_opened_waitsForTheFirstStep() {
        SignalRun<Deadline> run = SignalsAgainstNaiveTest.deadline(new Deadline.Spec(1, 10, false));
        run.signal().open(100);
        run.restart();
        run.signal().advance(110, run.sink);
        run.signal().open(200);
        run.signal().event(205, 1, run.sink);
        assertThat(run.edges).containsExactly("MISSED@110 since 100", "COMPLETED@205 since 200");
    }

    @Test
    void specs_outOfRange_refusedWithWantAndGot() {
        assertThatThrownBy(() -> new Threshold.Spec(-1, 0, NO_GAP))
                .hasMessage("for: want 0 to 316224000000 ms, got -1");
        assertThatThrownBy(() -> new Threshold.Spec(0, 0, 0)).hasMessageStartingWith("maxGap: want 1 to");
        assertThatThrownBy(() -> new KOfN.Spec(3, 2, 0, NO_GAP)).hasMessage("k of 2: want 1 to 2, got 3");
        assertThatThrownBy(() -> new KOfN.Spec(1, 257, 0, NO_GAP)).hasMessage("n: want 1 to 256, got 257");
        assertThatThrownBy(() -> new Sequence.Spec(1, 5, true)).hasMessage("steps: want 2 to 16, got 1");
        assertThatThrownBy(() -> new Absence.Spec(0, 1)).hasMessageStartingWith("absent for: want 1 to");
        SignalRun<Sequence> run = SignalsAgainstNaiveTest.sequence(new Sequence.Spec(2, 5, true));
        assertThatThrownBy(() -> run.signal().event(0, 4, run.sink))
                .hasMessage("matches: want bits of 2 steps, got 0b100");
        assertThatThrownBy(() -> run.signal().event(-1, 1, run.sink)).hasMessageEndingWith("got -1");
    }
}
