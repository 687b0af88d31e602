package io.tallystick.bench.figures;

import java.util.ArrayList;
import java.util.List;

/** How near sealing comes to the two things that nobody can avoid. */
public final class Efficiency {
    private Efficiency() {}

    /**
     * (time of verifying + time of copying) / time of sealing, for the same number of records.
     *
     * @param verify records a second, more than 0; so are the others
     */
    public static double of(double verify, double copy, double seal) {
        if (!(verify > 0 && copy > 0 && seal > 0)) {
            throw new IllegalArgumentException("rates: want more than 0, got " + verify + ", " + copy + " and " + seal);
        }
        return (1 / verify + 1 / copy) * seal;
    }

    /** The efficiency of each round, whose measurements lie side by side in time. */
    public static List<Double> byRound(List<Double> verify, List<Double> copy, List<Double> seal) {
        requireSameRounds(verify, copy);
        requireSameRounds(copy, seal);
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < seal.size(); i++) {
            rounds.add(of(verify.get(i), copy.get(i), seal.get(i)));
        }
        return rounds;
    }

    /** One case's rate over another's, of each round. */
    public static List<Double> ratioByRound(List<Double> of, List<Double> to) {
        requireSameRounds(of, to);
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            rounds.add(of.get(i) / to.get(i));
        }
        return rounds;
    }

    private static void requireSameRounds(List<Double> one, List<Double> other) {
        if (one.size() != other.size()) {
            throw new IllegalArgumentException(
                    "rounds: want as many of each case, got " + one.size() + " and " + other.size());
        }
    }
}
