package io.tallystick.bench.speed;

import io.tallystick.bench.meter.Meter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Takes the time of an application from one commit of its group to another. Offsets commit in the transaction of the output,
 * so all output of what is counted is committed then. What is committed before the window does not count, so neither
 * start-up nor introductions nor a task that begins before the others distorts the rate; and the window closes before the
 * records run out, so no thread waits for the slowest.
 */
final class CommitWindow {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** From the first commit that is seen to the window; at most a quarter of the window. */
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    /** How often the offsets are asked for at the edges of the window: the error of a measurement. */
    private static final long LOOK_MILLIS = 5;
    /** Within the window, only to see whether the records ran out. */
    private static final long SELDOM_MILLIS = 50;

    private final Workbench bench;
    private final String group;
    private final Runnable health;
    private final long end;
    private final long giveUp = System.nanoTime() + LONGEST.toNanos();

    private record Look(long committed, Meter.Reading reading) {}

    CommitWindow(Workbench bench, String group, Runnable health) {
        this.bench = bench;
        this.group = group;
        this.health = health;
        this.end = Arrays.stream(bench.cluster().eventEnds()).sum();
    }

    Measurement measure() throws InterruptedException {
        long window = bench.settings().measured().toNanos();
        awaitPrelude();
        Look first = nextCommit(committed());
        Look begin = first;
        long settled = first.reading.nanos() + Math.min(SETTLE_NANOS, window / 4);
        while (begin.reading.nanos() < settled && begin.committed < end) {
            begin = nextCommit(begin.committed);
        }
        if (begin.committed == end) {
            // So few records that they did not outlast the settling: all after the first commit are taken.
            return measurement(first, begin, false);
        }
        long until = begin.reading.nanos() + window;
        long now = committed();
        while (System.nanoTime() < until && now < end) {
            TimeUnit.MILLISECONDS.sleep(SELDOM_MILLIS);
            now = committed();
        }
        // The window ends with a commit, as it began.
        Look last = nextCommit(now);
        return measurement(begin, last, now < end);
    }

    /** Waits until every ledger is past what comes before the records that are measured. */
    private void awaitPrelude() throws InterruptedException {
        long[] ends = bench.preload().preludeEnds();
        for (int ledger = 0; ledger < ends.length; ledger++) {
            while (bench.committedByLedger(group)[ledger] < ends[ledger]) {
                nextCommit(committed());
            }
        }
    }

    private Measurement measurement(Look begin, Look last, boolean whole) {
        if (last.committed == begin.committed) {
            throw new IllegalStateException(
                    group + " had committed all " + end + " records when it was first looked at: want more records");
        }
        return new Measurement(last.committed - begin.committed, whole, last.reading.since(begin.reading), null);
    }

    /** Waits for the next commit after {@code committed} records, or for the last. */
    private Look nextCommit(long committed) throws InterruptedException {
        long now = committed();
        while (now == committed && now < end) {
            health.run();
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException(group + " committed nothing new after " + now + " of " + end
                        + " records within " + LONGEST.toMinutes() + " minutes");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            now = committed();
        }
        return new Look(now, bench.meter().read());
    }

    private long committed() throws InterruptedException {
        return bench.committed(group);
    }
}
