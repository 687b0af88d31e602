package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One device's reports about one of its subjects: its sequence, its signals, and its latest sends. */
final class DeviceStream {
    private static final double OUTAGE_CHANCE = 0.0003;
    private static final int OUTAGE_PERIODS = 20;
    private static final double JITTER = 0.05;

    private final int index;
    private final FleetDevice device;
    private final DeviceKind kind;
    private final String subject;
    private final Noise noise;
    private final List<Signal> signals;
    private final List<DeviceStream> siblings;
    /** The latest honest contents, a ring; cleared by a gap. */
    private final Content[] history = new Content[FleetPlan.REPLAY_DEPTH];

    private int historySize;
    private int historyEnd;
    private long nextSequence;
    private long nextMillis;
    private long restUntilMillis = Long.MIN_VALUE;
    private boolean introduced;

    DeviceStream(
            int index,
            FleetRoster.Member member,
            String subject,
            long firstSequence,
            long startMillis,
            Noise noise,
            List<DeviceStream> siblings) {
        this.index = index;
        this.device = member.device();
        this.kind = member.kind();
        this.subject = subject;
        this.noise = noise;
        this.signals = kind.signals().apply(noise);
        this.siblings = siblings;
        this.nextSequence = firstSequence;
        this.nextMillis = startMillis + (long) (noise.uniform() * kind.periodMillis());
    }

    /** Its place among all streams: breaks ties between sends of the same time. */
    int index() {
        return index;
    }

    FleetDevice device() {
        return device;
    }

    String subject() {
        return subject;
    }

    Noise noise() {
        return noise;
    }

    long nextMillis() {
        return nextMillis;
    }

    boolean introduced() {
        return introduced;
    }

    boolean resting(long epochMillis) {
        return epochMillis < restUntilMillis;
    }

    /** Another introduced stream of the same device, or null. */
    DeviceStream introducedSibling() {
        for (DeviceStream sibling : siblings) {
            if (sibling != this && sibling.introduced) {
                return sibling;
            }
        }
        return null;
    }

    /** Moves to the next time to send, after a pause if the device is failing. */
    void schedule() {
        double jitter = 1 + JITTER * (2 * noise.uniform() - 1);
        int periods = noise.uniform() < OUTAGE_CHANCE ? OUTAGE_PERIODS : 1;
        nextMillis += Math.max(1, (long) (kind.periodMillis() * jitter * periods));
    }

    /** Leaves numbers out for ever. */
    void skip(int count, long restUntil) {
        nextSequence += count;
        restUntilMillis = restUntil;
        historySize = 0;
    }

    /** The next honest content, with as many samples as the kind's batch. */
    Content honest(long epochMillis) {
        return take(content(epochMillis, kind.batch()));
    }

    /** The next honest content, of one sample: what a device sends in a burst. */
    Content single(long epochMillis) {
        return take(content(epochMillis, 1));
    }

    /** One of the latest honest contents, or null where there is none. */
    Content recent() {
        if (historySize == 0) {
            return null;
        }
        int age = noise.below(historySize);
        return history[Math.floorMod(historyEnd - 1 - age, history.length)];
    }

    private Content take(Content content) {
        introduced = true;
        nextSequence++;
        history[historyEnd] = content;
        historyEnd = (historyEnd + 1) % history.length;
        historySize = Math.min(historySize + 1, history.length);
        return content;
    }

    private Content content(long epochMillis, int samples) {
        List<TimedReading> readings = new ArrayList<>(samples * signals.size());
        for (int i = samples - 1; i >= 0; i--) {
            long at = epochMillis - i * kind.sampleMillis();
            Instant time = Instant.ofEpochMilli(at);
            for (Signal signal : signals) {
                signal.sample(at, noise, (ReadingValue value) -> readings.add(new TimedReading(time, value)));
            }
        }
        return new Content(
                device.id(),
                subject,
                nextSequence,
                Instant.ofEpochMilli(epochMillis),
                kind.payloadKind(),
                readings,
                !introduced);
    }
}
