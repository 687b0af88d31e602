package io.tallystick.rules.window;

import java.util.ArrayList;
import java.util.List;

/** All samples ever, and which of them are inside, worked out anew each time. */
final class NaiveWindow {
    private final long duration;
    private final int most;
    private final List<Naive.Sample> taken = new ArrayList<>();
    private final List<Long> dropped = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    NaiveWindow(long duration, int most) {
        this.duration = duration;
        this.most = most;
    }

    Added add(long time, double value) {
        boolean late = time < now;
        now = Math.max(now, time);
        dropped.removeIf(at -> !inside(at));
        if (!inside(time) || late && dropped.stream().anyMatch(at -> at > time)) {
            return Added.TOO_LATE;
        }
        taken.removeIf(sample -> !inside(sample.time()));
        int place = 0;
        while (place < taken.size() && taken.get(place).time() <= time) {
            place++;
        }
        taken.add(place, new Naive.Sample(time, value));
        if (taken.size() > most) {
            dropped.add(taken.remove(0).time());
            if (place == 0 && most > 0 && late) {
                return Added.TOO_LATE;
            }
        }
        return late ? Added.LATE : Added.IN_ORDER;
    }

    boolean complete() {
        return duration == Long.MAX_VALUE || dropped.isEmpty();
    }

    List<Double> values() {
        return taken.stream().map(Naive.Sample::value).toList();
    }

    double rate(double unitMillis) {
        Naive.Sample first = taken.get(0);
        Naive.Sample last = taken.get(taken.size() - 1);
        return first.time() == last.time()
                ? Double.NaN
                : (last.value() - first.value()) / ((last.time() - first.time()) / unitMillis);
    }

    private boolean inside(long time) {
        return duration == Long.MAX_VALUE || time > now - duration;
    }
}
