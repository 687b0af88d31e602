package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.geo.DistanceTracker;
import io.tallystick.rules.geo.FenceEvent;
import io.tallystick.rules.geo.FenceTracker;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.List;

/** Geofences and distances of one instance. */
final class Places {
    private static final double MILLIMETRES_PER_METRE = 1_000;

    private final Core core;
    private final List<Measures.Fenced> fences;
    private final List<Measures.Distance> distances;
    private final FenceTracker[] trackers;
    private final DistanceTracker[] metres;

    Places(Core core) {
        this.core = core;
        fences = core.plan.contract.measures().fences();
        distances = core.plan.contract.measures().distances();
        trackers = fences.stream()
                .map(fence -> new FenceTracker(fence.rule().apply(core.agreed)))
                .toArray(FenceTracker[]::new);
        metres = distances.stream()
                .map(distance -> new DistanceTracker(distance.rule().apply(core.agreed)))
                .toArray(DistanceTracker[]::new);
    }

    /** A position that has been checked to be one. */
    void position(int input, double latitude, double longitude, long at) {
        for (int place : core.plan.distancesOf[input]) {
            metres[place].update(latitude, longitude, at);
            publishDistance(place);
        }
        for (int place : core.plan.fencesOf[input]) {
            tell(place, trackers[place].update(latitude, longitude, at));
        }
    }

    int fences() {
        return trackers.length;
    }

    long dwellDueMillis(int fence) {
        return trackers[fence].dwellDueMillis();
    }

    void onTime(int fence, long at) {
        tell(fence, trackers[fence].onTime(at));
    }

    private void tell(int fence, FenceEvent event) {
        publishFence(fence);
        if (event != FenceEvent.NONE) {
            core.rounds.occur(new Trigger.Fence(fence, event));
        }
    }

    private void publishFence(int fence) {
        boolean known = core.inputs.newest(fences.get(fence).input()) >= 0;
        if (known) {
            core.memory.set(fences.get(fence).insideSlot(), (Object) trackers[fence].inside());
        }
    }

    private void publishDistance(int distance) {
        core.memory.set(
                distances.get(distance).metresSlot(), metres[distance].totalMillimetres() / MILLIMETRES_PER_METRE);
    }

    void publish() {
        for (int i = 0; i < trackers.length; i++) {
            publishFence(i);
        }
        for (int i = 0; i < metres.length; i++) {
            publishDistance(i);
        }
    }

    /** Takes over where something was, of a fence of another version that is drawn alike. */
    void takeFence(int fence, Places other, int from) {
        StateWriter state = new StateWriter();
        other.trackers[from].write(state);
        trackers[fence] = FenceTracker.read(
                new StateReader(state.toByteArray()), fences.get(fence).rule().apply(core.agreed));
    }

    /** Likewise how far something went. */
    void takeDistance(int distance, Places other, int from) {
        StateWriter state = new StateWriter();
        other.metres[from].write(state);
        metres[distance] = DistanceTracker.read(
                new StateReader(state.toByteArray()),
                distances.get(distance).rule().apply(core.agreed));
    }

    void write(StateWriter out) {
        for (FenceTracker tracker : trackers) {
            tracker.write(out);
        }
        for (DistanceTracker tracker : metres) {
            tracker.write(out);
        }
    }

    void read(StateReader in) {
        for (int i = 0; i < trackers.length; i++) {
            trackers[i] = FenceTracker.read(in, fences.get(i).rule().apply(core.agreed));
        }
        for (int i = 0; i < metres.length; i++) {
            metres[i] = DistanceTracker.read(in, distances.get(i).rule().apply(core.agreed));
        }
    }
}
