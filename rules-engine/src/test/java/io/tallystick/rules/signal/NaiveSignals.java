package io.tallystick.rules.signal;

import io.tallystick.rules.signal.SignalRun.Sample;
import java.util.ArrayList;
import java.util.List;

/** The same rules, looked at millisecond by millisecond or from the whole history each time. */
final class NaiveSignals {
    private NaiveSignals() {}

    static List<String> threshold(Threshold.Spec spec, List<Sample> samples, long end) {
        List<String> edges = new ArrayList<>();
        boolean raised = false;
        long runLength = -1;
        long quiet = 0;
        for (long t = 0; t <= end; t++, quiet++) {
            runLength = runLength < 0 ? -1 : runLength + 1;
            for (Sample sample : samples) {
                if (sample.at() != t) {
                    continue;
                }
                if (quiet > spec.maxGapMs()) {
                    runLength = -1;
                }
                quiet = 0;
                boolean truth = raised ? sample.clear() : sample.condition();
                runLength = !truth ? -1 : Math.max(runLength, 0);
                if (truth && runLength >= (raised ? spec.clearForMs() : spec.forMs())) {
                    raised = !raised;
                    edges.add((raised ? "RAISED@" : "CLEARED@") + t + " since " + (t - runLength));
                    runLength = -1;
                }
            }
            boolean known = quiet <= spec.maxGapMs();
            if (known && runLength >= 0 && runLength >= (raised ? spec.clearForMs() : spec.forMs())) {
                raised = !raised;
                edges.add((raised ? "RAISED@" : "CLEARED@") + t + " since " + (t - runLength));
                runLength = -1;
            }
        }
        return edges;
    }

    static List<String> inARow(InARow.Spec spec, List<Sample> samples) {
        List<String> edges = new ArrayList<>();
        boolean raised = false;
        int from = 0;
        for (int i = 0; i < samples.size(); i++) {
            int need = raised ? spec.clearN() : spec.n();
            int first = i - need + 1;
            boolean all = first >= from;
            for (int j = Math.max(first, 0); j <= i && all; j++) {
                Sample s = samples.get(j);
                all = (raised ? s.clear() : s.condition())
                        && (j == first || s.at() - samples.get(j - 1).at() <= spec.maxGapMs());
            }
            if (all) {
                raised = !raised;
                from = i + 1;
                edges.add((raised ? "RAISED@" : "CLEARED@") + samples.get(i).at() + " since "
                        + samples.get(first).at());
            }
        }
        return edges;
    }

    static List<String> kOfN(KOfN.Spec spec, List<Sample> samples) {
        List<String> edges = new ArrayList<>();
        boolean raised = false;
        for (int i = 0; i < samples.size(); i++) {
            int trues = 0;
            int falses = 0;
            long oldestTrue = -1;
            for (int j = i; j >= 0 && j > i - spec.n(); j--) {
                if (j < i && samples.get(j + 1).at() - samples.get(j).at() > spec.maxGapMs()) {
                    break;
                }
                trues += samples.get(j).condition() ? 1 : 0;
                falses += samples.get(j).condition() ? 0 : 1;
                oldestTrue = samples.get(j).condition() ? samples.get(j).at() : oldestTrue;
            }
            long at = samples.get(i).at();
            if (!raised && trues >= spec.k()) {
                raised = true;
                edges.add("RAISED@" + at + " since " + oldestTrue);
            } else if (raised && falses >= spec.n() - spec.clearAtMost()) {
                raised = false;
                edges.add("CLEARED@" + at + " since " + at);
            }
        }
        return edges;
    }

    static List<String> absence(Absence.Spec spec, List<Sample> samples, long end) {
        List<String> edges = new ArrayList<>();
        boolean started = false;
        boolean raised = false;
        long quiet = 0;
        List<Long> back = new ArrayList<>();
        for (long t = 0; t <= end; t++, quiet++) {
            for (Sample sample : samples) {
                if (sample.at() != t) {
                    continue;
                }
                if (raised) {
                    if (quiet > spec.forMs()) {
                        back.clear();
                    }
                    back.add(t);
                    if (back.size() == spec.back()) {
                        raised = false;
                        edges.add("CLEARED@" + t + " since " + back.get(0));
                        back.clear();
                    }
                }
                started = true;
                quiet = 0;
            }
            if (started && !raised && quiet == spec.forMs()) {
                raised = true;
                edges.add("RAISED@" + t + " since " + (t - quiet));
            }
        }
        return edges;
    }

    /** Tries every choice of earlier events. */
    static List<String> sequence(Sequence.Spec spec, List<Sample> samples) {
        List<String> edges = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < samples.size(); i++) {
            long since = latestStart(spec, samples, from, i, spec.steps() - 1);
            if (since >= 0 && samples.get(i).at() - since <= spec.withinMs()) {
                edges.add("COMPLETED@" + samples.get(i).at() + " since " + since);
                from = i + 1;
            }
        }
        return edges;
    }

    private static long latestStart(Sequence.Spec spec, List<Sample> samples, int from, int i, int step) {
        if (i < from || (samples.get(i).bits() >> step & 1) == 0) {
            return -1;
        }
        if (step == 0) {
            return samples.get(i).at();
        }
        long latest = -1;
        for (int j = i - 1; j >= (spec.strict() ? i - 1 : from) && j >= 0; j--) {
            latest = Math.max(latest, latestStart(spec, samples, from, j, step - 1));
        }
        return latest;
    }

    static List<String> deadline(Deadline.Spec spec, List<Sample> samples, long end) {
        List<String> edges = new ArrayList<>();
        long opened = -1;
        int made = 0;
        for (long t = 0; t <= end; t++) {
            for (Sample sample : samples) {
                if (sample.at() != t) {
                    continue;
                }
                boolean fits = (sample.bits() >> made & 1) == 1;
                if (opened >= 0 && !fits && spec.strict()) {
                    edges.add("BROKEN@" + t + " since " + opened);
                    opened = -1;
                    made = 0;
                    fits = (sample.bits() & 1) == 1;
                }
                if (fits) {
                    opened = opened < 0 ? t : opened;
                    made++;
                }
                if (made == spec.steps()) {
                    edges.add("COMPLETED@" + t + " since " + opened);
                    opened = -1;
                    made = 0;
                }
            }
            if (opened >= 0 && t - opened >= spec.withinMs()) {
                edges.add("MISSED@" + t + " since " + opened);
                opened = -1;
                made = 0;
            }
        }
        return edges;
    }
}
