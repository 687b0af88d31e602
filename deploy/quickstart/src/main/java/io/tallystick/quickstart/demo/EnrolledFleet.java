package io.tallystick.quickstart.demo;

import io.tallystick.ledger.keys.NetworkDirectory;
import io.tallystick.quickstart.fleet.FleetPlan;
import io.tallystick.quickstart.fleet.FleetSettings;
import io.tallystick.quickstart.send.FleetKeys;
import java.time.Duration;
import java.time.Instant;

/** A fleet's plan and the keys of its devices: some seconds' work that needs neither broker nor registry. */
record EnrolledFleet(FleetPlan plan, FleetKeys keys) {
    private static final Duration SPARE = Duration.ofHours(1);
    /** The plan runs on a little after the time is over, to where it may be left. */
    private static final double OVERRUN = 1.2;

    /** @param now the present: readings are of a day that passes faster than ours and ends before it */
    static EnrolledFleet of(DemoOptions options, NetworkDirectory network, Instant now) {
        FleetPlan probe = new FleetPlan(FleetSettings.demo(options.seed(), options.devicesPerField(), Instant.EPOCH));
        double speed = options.eventsPerSecond() / probe.sendsPerSimulatedSecond();
        Duration span = Duration.ofMillis((long) (speed * options.duration().toMillis() * OVERRUN))
                .plus(SPARE);
        FleetPlan plan = new FleetPlan(FleetSettings.demo(options.seed(), options.devicesPerField(), now.minus(span)));
        FleetKeys keys = new FleetKeys(options.seed(), plan, network::authority);
        keys.enrol(plan);
        return new EnrolledFleet(plan, keys);
    }
}
