package io.tallystick.rules.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.signal.SignalRun.Sample;
import io.tallystick.rules.state.Seeds;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random samples: the signal, the signal with looks at the clock and restarts between, and the naive way give the same edges. */
class SignalsAgainstNaiveTest {
    private static final int ROUNDS = 2_000;

    private static long gap(Random random) {
        return random.nextBoolean() ? SignalLimits.NO_MAX_GAP : 1 + random.nextInt(12);
    }

    private static long end(List<Sample> samples) {
        return samples.get(samples.size() - 1).at() + 40;
    }

    private static <S extends Signal> int compare(
            List<String> wanted, Supplier<SignalRun<S>> fresh, List<Sample> samples, Random random) {
        long end = end(samples);
        assertThat(fresh.get().plain(samples, end).edges).isEqualTo(wanted);
        SignalRun<S> disturbed = fresh.get().disturbed(samples, end, random);
        assertThat(disturbed.edges).isEqualTo(wanted);
        disturbed.restart();
        return wanted.size();
    }

    @Test
    void threshold_randomSamples_asNaive() {
        Random random = new Random(Seeds.seed());
        int edges = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Threshold.Spec spec = new Threshold.Spec(random.nextInt(12), random.nextInt(8), gap(random));
            List<Sample> samples = SignalRun.samples(random, 2);
            List<String> wanted = NaiveSignals.threshold(spec, samples, end(samples));
            edges += compare(wanted, () -> threshold(spec), samples, random);
        }
        assertThat(edges).isGreaterThan(ROUNDS);
    }

    static SignalRun<Threshold> threshold(Threshold.Spec spec) {
        return new SignalRun<>(
                new Threshold(spec),
                in -> Threshold.read(spec, in),
                (signal, sample, sink) -> signal.sample(sample.at(), sample.condition(), sample.clear(), sink));
    }

    @Test
    void inARow_randomSamples_asNaive() {
        Random random = new Random(Seeds.seed());
        int edges = 0;
        for (int i = 0; i < ROUNDS; i++) {
            InARow.Spec spec = new InARow.Spec(1 + random.nextInt(4), 1 + random.nextInt(3), gap(random));
            List<Sample> samples = SignalRun.samples(random, 2);
            edges += compare(NaiveSignals.inARow(spec, samples), () -> inARow(spec), samples, random);
        }
        assertThat(edges).isGreaterThan(ROUNDS);
    }

    static SignalRun<InARow> inARow(InARow.Spec spec) {
        return new SignalRun<>(
                new InARow(spec),
                in -> InARow.read(spec, in),
                (signal, sample, sink) -> signal.sample(sample.at(), sample.condition(), sample.clear(), sink));
    }

    @Test
    void kOfN_randomSamples_asNaive() {
        Random random = new Random(Seeds.seed());
        int edges = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int n = 1 + random.nextInt(6);
            int k = 1 + random.nextInt(n);
            KOfN.Spec spec = new KOfN.Spec(k, n, random.nextInt(k), gap(random));
            List<Sample> samples = SignalRun.samples(random, 1);
            edges += compare(NaiveSignals.kOfN(spec, samples), () -> kOfN(spec), samples, random);
        }
        assertThat(edges).isGreaterThan(ROUNDS);
    }

    static SignalRun<KOfN> kOfN(KOfN.Spec spec) {
        return new SignalRun<>(
                new KOfN(spec),
                in -> KOfN.read(spec, in),
                (signal, sample, sink) -> signal.sample(sample.at(), sample.condition(), sink));
    }

    @Test
    void absence_randomSamples_asNaive() {
        Random random = new Random(Seeds.seed());
        int edges = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Absence.Spec spec = new Absence.Spec(1 + random.nextInt(12), 1 + random.nextInt(3));
            List<Sample> samples = SignalRun.samples(random, 1);
            List<String> wanted = NaiveSignals.absence(spec, samples, end(samples));
            edges += compare(wanted, () -> absence(spec), samples, random);
        }
        assertThat(edges).isGreaterThan(ROUNDS);
    }

    static SignalRun<Absence> absence(Absence.Spec spec) {
        return new SignalRun<>(
                new Absence(spec),
                in -> Absence.read(spec, in),
                (signal, sample, sink) -> signal.sample(sample.at(), sink));
    }

    @Test
    void sequence_randomEvents_asNaive() {
        Random random = new Random(Seeds.seed());
        int edges = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int steps = 2 + random.nextInt(3);
            Sequence.Spec spec = new Sequence.Spec(steps, random.nextInt(20), random.nextBoolean());
            List<Sample> samples = SignalRun.samples(random, steps);
            edges += compare(NaiveSignals.sequence(spec, samples), () -> sequence(spec), samples, random);
        }
        assertThat(edges).isGreaterThan(ROUNDS);
    }

    static SignalRun<Sequence> sequence(Sequence.Spec spec) {
        return new SignalRun<>(
                new Sequence(spec),
                in -> Sequence.read(spec, in),
                (signal, sample, sink) -> signal.event(sample.at(), sample.bits(), sink));
    }

    @Test
    void deadline_randomEvents_asNaive() {
        Random random = new Random(Seeds.seed());
        int edges = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int steps = 1 + random.nextInt(3);
            Deadline.Spec spec = new Deadline.Spec(steps, 1 + random.nextInt(15), random.nextBoolean());
            List<Sample> samples = SignalRun.samples(random, steps);
            List<String> wanted = NaiveSignals.deadline(spec, samples, end(samples));
            edges += compare(wanted, () -> deadline(spec), samples, random);
        }
        assertThat(edges).isGreaterThan(ROUNDS);
    }

    static SignalRun<Deadline> deadline(Deadline.Spec spec) {
        return new SignalRun<>(
                new Deadline(spec),
                in -> Deadline.read(spec, in),
                (signal, sample, sink) -> signal.event(sample.at(), sample.bits(), sink));
    }

    @Test
    void state_everyMutation_refusedOrAnother() {
        Random random = new Random(Seeds.seed());
        int refused = 0;
        for (int i = 0; i < 50; i++) {
            List<Sample> samples = SignalRun.samples(random, 2);
            long end = samples.get(samples.size() - 1).at();
            refused +=
                    threshold(new Threshold.Spec(7, 4, 6)).plain(samples, end).mutate();
            refused += inARow(new InARow.Spec(4, 3, 6)).plain(samples, end).mutate();
            refused += kOfN(new KOfN.Spec(3, 5, 1, 9)).plain(samples, end).mutate();
            refused += absence(new Absence.Spec(5, 3)).plain(samples, end).mutate();
            refused += sequence(new Sequence.Spec(2, 20, false))
                    .plain(samples, end)
                    .mutate();
            refused +=
                    deadline(new Deadline.Spec(2, 20, true)).plain(samples, end).mutate();
        }
        assertThat(refused).isGreaterThan(50 * 6 * 20);
    }
}
