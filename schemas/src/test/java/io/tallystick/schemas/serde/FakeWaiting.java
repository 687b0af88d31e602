package io.tallystick.schemas.serde;

import io.tallystick.schemas.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by sleeping, and at once. */
final class FakeWaiting implements Waiting {
    final List<Duration> sleeps = new ArrayList<>();
    private long nanos;

    static FakeWaiting atOnce() {
        return new FakeWaiting();
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration time) {
        sleeps.add(time);
        nanos += time.toNanos();
    }
}
