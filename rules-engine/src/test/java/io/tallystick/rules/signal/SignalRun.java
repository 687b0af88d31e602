package io.tallystick.rules.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.state.StateMutations;
import io.tallystick.rules.state.StateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Feeds samples to a signal, with looks at the clock and restarts from state between them, and keeps its edges as text. */
final class SignalRun<S extends Signal> {
    interface Feed<S> {
        void feed(S signal, Sample sample, EdgeSink sink);
    }

    record Sample(long at, int bits) {
        boolean condition() {
            return (bits & 1) == 1;
        }

        boolean clear() {
            return (bits & 2) == 2;
        }
    }

    private final Function<StateReader, S> read;
    private final Feed<S> feed;
    private S signal;
    final List<String> edges = new ArrayList<>();
    final EdgeSink sink = (edge, at, since) -> edges.add(edge + "@" + at + " since " + since);

    SignalRun(S signal, Function<StateReader, S> read, Feed<S> feed) {
        this.signal = signal;
        this.read = read;
        this.feed = feed;
    }

    S signal() {
        return signal;
    }

    /** All samples, then the clock; without anything between. */
    SignalRun<S> plain(List<Sample> samples, long end) {
        for (Sample sample : samples) {
            feed.feed(signal, sample, sink);
        }
        signal.advance(end, sink);
        return this;
    }

    /** The same with looks at the clock before samples, restarts, and checks of the due times. */
    SignalRun<S> disturbed(List<Sample> samples, long end, Random random) {
        long last = 0;
        for (Sample sample : samples) {
            if (sample.at > last && random.nextBoolean()) {
                look(last + random.nextInt((int) (sample.at - last)));
            }
            if (random.nextInt(4) == 0) {
                restart();
            }
            feed.feed(signal, sample, sink);
            last = Math.max(last, sample.at);
        }
        while (signal.dueMs() <= end) {
            look(signal.dueMs());
        }
        return this;
    }

    private void look(long to) {
        boolean due = signal.dueMs() <= to;
        int before = edges.size();
        byte[] state = state();
        signal.advance(to, sink);
        assertThat(edges.size() > before)
                .as("an edge if and only if it was due")
                .isEqualTo(due);
        if (!due) {
            assertThat(state()).isEqualTo(state);
        }
    }

    byte[] state() {
        return bytes(signal);
    }

    private static byte[] bytes(Signal signal) {
        return StateMutations.bytes(signal, Signal::write);
    }

    void restart() {
        byte[] state = state();
        signal = StateMutations.read(state, read);
        assertThat(state()).isEqualTo(state);
    }

    /** Every bit flipped and every shortening is refused, or read as another state that is written as these very bytes. */
    int mutate() {
        return StateMutations.check(state(), in -> bytes(read.apply(in)));
    }

    /** Up to 40 samples in order of time, often several at one time and often on the edges of the durations of the tests. */
    static List<Sample> samples(Random random, int bits) {
        List<Sample> samples = new ArrayList<>();
        long at = random.nextInt(5);
        for (int i = random.nextInt(40); i >= 0; i--) {
            samples.add(new Sample(at, random.nextInt(1 << bits)));
            at += random.nextInt(4) == 0 ? 5L * random.nextInt(4) : random.nextInt(4);
        }
        return samples;
    }
}
