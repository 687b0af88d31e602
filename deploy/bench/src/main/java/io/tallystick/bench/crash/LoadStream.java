package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchDevice;
import io.tallystick.bench.crash.Send.Fate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one device sends about one subject: mostly in order; now and then swapped, doubled, forged, under a used number, no
 * envelope at all, or with a number left out, for ever or until much later. The fate of each is known beforehand and
 * depends on no crash: only whether a number counts as late does, since that is a matter of time.
 */
final class LoadStream {
    /** A copy is known for the last 16 numbers and a gap stays open until 8 newer ones: stay well within. */
    private static final int MAX_GAPS_WHILE_LATE = 4;

    private static final int LATEST = 150;

    private final BenchDevice device;
    private final String subject;
    private final Random random;
    private final Deque<Send> queued = new ArrayDeque<>();
    private final Set<Long> neverSent = new TreeSet<>();
    private long next = 1;
    private Send last;
    private long owed;
    private int owedAfter;
    private int gapsSinceOwed;

    LoadStream(BenchDevice device, String subject, Random random) {
        this.device = device;
        this.subject = subject;
        this.random = random;
    }

    /** What this stream sends next. */
    Send next() {
        if (!queued.isEmpty()) {
            return queued.remove();
        }
        if (owed > 0 && owedAfter-- <= 0) {
            Send late = event(owed);
            owed = 0;
            return late;
        }
        return last == null ? inOrder() : roll(random.nextInt(100));
    }

    private Send roll(int dice) {
        if (dice < 3) {
            Send second = inOrderLater();
            Send first = inOrder();
            queued.add(second);
            return first;
        } else if (dice < 6) {
            return new Send(device.id(), subject, last.value(), last.sequence(), Fate.DUPLICATE);
        } else if (dice < 8) {
            return forged();
        } else if (dice < 9) {
            byte[] other = device.envelope(subject, last.sequence(), Instant.EPOCH.plusSeconds(last.sequence()), 1e6);
            return new Send(device.id(), subject, other, last.sequence(), Fate.EQUIVOCATION);
        } else if (dice < 10) {
            byte[] noise = new byte[20];
            random.nextBytes(noise);
            noise[0] = 1;
            return new Send(device.id(), subject, noise, 0, Fate.MALFORMED);
        } else if (dice < 12) {
            leaveOut(dice == 10);
        }
        return inOrder();
    }

    /** What has to be sent so that nothing but what was left out for ever is missing: the late one, and one in order. */
    Deque<Send> finish() {
        Deque<Send> rest = new ArrayDeque<>(queued);
        queued.clear();
        if (owed > 0) {
            rest.add(event(owed));
            owed = 0;
        }
        rest.add(inOrder());
        return rest;
    }

    private void leaveOut(boolean forEver) {
        if (owed > 0 && gapsSinceOwed >= MAX_GAPS_WHILE_LATE) {
            return;
        }
        gapsSinceOwed++;
        if (forEver || owed > 0) {
            neverSent.add(next);
        } else {
            owed = next;
            owedAfter = random.nextInt(LATEST);
            gapsSinceOwed = 0;
        }
        next++;
    }

    private Send inOrder() {
        last = event(next++);
        return last;
    }

    /** The number that is next, to be sent after the one that follows it. */
    private Send inOrderLater() {
        return event(next++);
    }

    private Send event(long sequence) {
        byte[] envelope = device.envelope(subject, sequence, Instant.EPOCH.plusSeconds(sequence), sequence % 100 / 4.0);
        return new Send(device.id(), subject, envelope, sequence, Fate.ACCEPTED);
    }

    private Send forged() {
        byte[] envelope = event(next).value();
        envelope[envelope.length - 1 - random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
        return new Send(device.id(), subject, envelope, 0, Fate.FORGED);
    }

    String device() {
        return device.id();
    }

    String subject() {
        return subject;
    }

    /** The numbers that were left out for ever. */
    Set<Long> neverSent() {
        return neverSent;
    }

    /** The number after the highest one used. */
    long end() {
        return next;
    }

    @Override
    public String toString() {
        return device.id() + " on " + subject;
    }
}
