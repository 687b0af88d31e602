package io.tallystick.quickstart.demo;

import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.demo.mqtt.DemoMqtt;
import io.tallystick.quickstart.fleet.ExpectedCounts;
import io.tallystick.quickstart.fleet.FleetDevice;
import io.tallystick.quickstart.fleet.FleetLedger;
import io.tallystick.quickstart.fleet.FleetPlan;
import io.tallystick.quickstart.fleet.PlannedSend;
import io.tallystick.quickstart.send.SignedSends;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Publishes a fleet's plan to the MQTT broker at a steady rate, whatever the ledgers do. Where it falls behind it catches up.
 * To be used by one thread.
 */
final class FleetSender {
    private static final long PAUSE_NANOS = 1_000_000;

    private record Introduced(DeviceId device, int partition) {}

    private final FleetPlan plan;
    private final SignedSends envelopes;
    private final EventLog log;
    private final DemoMqtt mqtt;
    private final FieldCounters fields;
    private final InstantSource clock;
    private final FleetLedger books = new FleetLedger();
    private final Set<Introduced> introduced = new HashSet<>();
    private final Function<String, Integer> ledgerOf;
    private long revocations;

    FleetSender(
            FleetPlan plan,
            SignedSends envelopes,
            EventLog log,
            DemoMqtt mqtt,
            FieldCounters fields,
            InstantSource clock,
            Function<String, Integer> ledgerOf) {
        this.plan = plan;
        this.envelopes = envelopes;
        this.log = log;
        this.mqtt = mqtt;
        this.fields = fields;
        this.clock = clock;
        this.ledgerOf = ledgerOf;
    }

    /** Tells every ledger which devices are revoked; before anything else of the fleet is sent. */
    void revoke() {
        for (FleetDevice device : plan.revokedDevices()) {
            Instant now = clock.instant();
            revocations += log.sendToAll(device.id().toString(), envelopes.revocation(device.id(), now), now);
        }
    }

    /**
     * Sends until the time is over or somebody says stop, and then on to where the plan may be left.
     *
     * @param beside is called again and again with the time since the first send: what else the sending thread has to do
     * @throws DemoException if the broker refuses a record
     */
    void run(double perSecond, Duration duration, BooleanSupplier stop, Consumer<Duration> beside) {
        long begin = System.nanoTime();
        long sent = 0;
        for (long elapsed = 0;
                elapsed < duration.toNanos() && !stop.getAsBoolean();
                elapsed = System.nanoTime() - begin) {
            long due = (long) (perSecond * elapsed / 1e9) + 1;
            for (; sent < due && !stop.getAsBoolean(); sent++) {
                send(plan.next());
                // A fleet that must catch up does not keep others waiting.
                beside.accept(Duration.ofNanos(System.nanoTime() - begin));
            }
            beside.accept(Duration.ofNanos(System.nanoTime() - begin));
            log.requireNoFailure();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        while (!plan.canStop()) {
            send(plan.next());
        }
        mqtt.flush();
        log.flush();
    }

    private void send(PlannedSend send) {
        Instant now = clock.instant();
        byte[] envelope = envelopes.bytes(send, now);
        if (send instanceof PlannedSend.Misdirected) {
            // The MQTT source takes the key from the envelope: only who writes to Kafka himself can misdirect.
            log.send(send.recordKey(), envelope, now);
        } else {
            mqtt.publish(send.content().device(), envelope);
        }
        books.record(send);
        fields.sent(send);
        if (send instanceof PlannedSend.Honest && send.content().introduce()) {
            introduced.add(new Introduced(send.content().device(), ledgerOf.apply(send.recordKey())));
        }
    }

    /** What the ledgers must show. */
    Expectation expectation(BusinessBooks business) {
        ExpectedCounts counts = books.counts();
        return new Expectation(counts, revocations, introduced.size(), business);
    }

    long sent() {
        return books.counts().sent();
    }
}
