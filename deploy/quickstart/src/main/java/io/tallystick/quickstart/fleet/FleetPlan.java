package io.tallystick.quickstart.fleet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * An endless, deterministic plan of what a fleet sends, in the order of simulated time. Memory is bounded by the number of
 * devices. Not for use by several threads.
 *
 * <p>Why each verdict is certain: an attack's sequence number is never one that the ledger waits for to be refused; a device's
 * first send about each subject is honest, carries its chain, and comes before everything else of that device and subject;
 * replays and equivocations are about sends that the ledger has entered, not ones it may still hold behind a gap.
 */
public final class FleetPlan {
    /** A replayed send is among the latest so many of its device and subject. */
    public static final int REPLAY_DEPTH = 4;

    private final FleetSettings settings;
    private final double[] thresholds;
    private final List<FleetDevice> devices = new ArrayList<>();
    private final List<FleetDevice> revoked = new ArrayList<>();
    private final PriorityQueue<DeviceStream> streams;
    private final ArrayDeque<PlannedSend> pending = new ArrayDeque<>();
    private final MischiefMaker maker;
    private final double sendsPerSecond;

    /** Makes the devices, in time and memory proportional to their number. */
    public FleetPlan(FleetSettings settings) {
        this.settings = settings;
        this.thresholds = Mischief.thresholds(settings.mischief());
        Noise noise = new Noise(settings.seed());
        List<DeviceStream> made = new ArrayList<>();
        double rate = 0;
        for (Field field : Field.values()) {
            for (FleetRoster.Member member : FleetRoster.honest(field, settings.devicesPerField())) {
                devices.add(member.device());
                rate += addStreams(member, noise, made);
            }
            for (FleetRoster.Member member : FleetRoster.revoked(field, settings.revokedPerField())) {
                revoked.add(member.device());
            }
        }
        this.sendsPerSecond = rate;
        this.streams = new PriorityQueue<>(
                Comparator.comparingLong(DeviceStream::nextMillis).thenComparingInt(DeviceStream::index));
        this.streams.addAll(made);
        this.maker = new MischiefMaker(settings, devices, revoked, pending::add);
    }

    private double addStreams(FleetRoster.Member member, Noise noise, List<DeviceStream> made) {
        List<DeviceStream> siblings = new ArrayList<>();
        for (String subject : member.device().subjects()) {
            int index = made.size();
            DeviceStream stream = new DeviceStream(
                    index,
                    member,
                    subject,
                    settings.firstSequence(),
                    settings.start().toEpochMilli(),
                    noise.split(index),
                    siblings);
            siblings.add(stream);
            made.add(stream);
        }
        return siblings.size() * 1000.0 / member.kind().periodMillis();
    }

    /** The next send. Its {@link Content#time} is never before that of the one before it, but inside a burst of out-of-order ones. */
    public PlannedSend next() {
        while (pending.isEmpty()) {
            DeviceStream stream = streams.poll();
            Mischief mischief = stream.introduced()
                    ? Mischief.drawn(thresholds, stream.noise().uniform())
                    : Mischief.NONE;
            maker.send(stream, mischief);
            stream.schedule();
            streams.add(stream);
        }
        return pending.poll();
    }

    /**
     * Whether the plan may be left here: no number is waited for that is still to be sent. Whoever stops must go on until this
     * is true, at most some dozen sends.
     */
    public boolean canStop() {
        return pending.isEmpty();
    }

    /** The devices to enrol, in a fixed order. */
    public List<FleetDevice> devices() {
        return List.copyOf(devices);
    }

    /** The devices to enrol and to revoke in all ledgers before the first send. */
    public List<FleetDevice> revokedDevices() {
        return List.copyOf(revoked);
    }

    /** Honest sends in a second of simulated time, on average: the speed to run at for a wanted rate is their quotient. */
    public double sendsPerSimulatedSecond() {
        return sendsPerSecond;
    }
}
