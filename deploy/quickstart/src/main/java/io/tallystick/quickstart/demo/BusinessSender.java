package io.tallystick.quickstart.demo;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Director;
import io.tallystick.quickstart.business.Results;
import io.tallystick.quickstart.business.Say;
import io.tallystick.quickstart.send.FleetKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Signs and sends what the business says, when the director says that its time has come. To be used by the fleet's thread. */
final class BusinessSender {
    /** The director is asked no more often than this. */
    private static final Duration PERIOD = Duration.ofMillis(20);

    private record Stream(DeviceId who, String subject) {}

    private record Introduced(DeviceId who, int ledger) {}

    private final BusinessPlan plan;
    private final Director director;
    private final FleetKeys keys;
    private final EventLog log;
    private final InstantSource clock;
    private final Function<String, Integer> ledgerOf;
    private final Results seen;
    private final Map<Stream, Long> sequences = new HashMap<>();
    private final Set<Introduced> introduced = new HashSet<>();
    private Duration next = Duration.ZERO;
    private int launched;
    private long acts;
    private long says;
    private long controls;
    private long activations;

    /**
     * @param seen what the ledgers have shown so far
     */
    BusinessSender(
            BusinessPlan plan,
            FleetKeys keys,
            EventLog log,
            InstantSource clock,
            Function<String, Integer> ledgerOf,
            Results seen) {
        this.plan = plan;
        this.director = new Director(plan);
        this.keys = keys;
        this.log = log;
        this.clock = clock;
        this.ledgerOf = ledgerOf;
        this.seen = seen;
    }

    /** Has a contract signed by all who must, and tells every ledger. */
    private void deploy(Deployment contract) {
        byte[] payload = contract.payload();
        int ledgers = 0;
        for (String organisation : contract.signers()) {
            Instant now = clock.instant();
            byte[] envelope = Envelopes.sign(
                    keys.authority(organisation).signer(),
                    organisation,
                    contract.subject(),
                    1,
                    now,
                    ContentType.CONTRACT,
                    payload,
                    List.of());
            ledgers = log.sendToAll(contract.subject(), envelope, now);
            controls += ledgers;
        }
        activations += ledgers;
    }

    /**
     * Sends what is due.
     *
     * @param elapsed since the fleet's first send
     */
    void play(Duration elapsed) {
        if (elapsed.compareTo(next) < 0) {
            return;
        }
        next = elapsed.plus(PERIOD);
        for (;
                launched < plan.launches().size()
                        && plan.launches().get(launched).at().compareTo(elapsed) <= 0;
                launched++) {
            deploy(plan.launches().get(launched).contract());
        }
        Instant now = clock.instant();
        for (Optional<Director.Cue> cue = director.next(elapsed, now, seen::of);
                cue.isPresent();
                cue = director.next(elapsed, now, seen::of)) {
            // When the ledgers hear it, if they are behind by as much as with the act before.
            Instant heard = now.plus(cue.get().lag());
            cue.get().act().says().forEach(say -> say(say, heard));
            acts++;
        }
    }

    /** No more scenes begin; those that have begun are played to their end. */
    void beginNoMore() {
        director.beginNoMore();
    }

    /** How many acts were played. */
    long acts() {
        return acts;
    }

    /** No more is said; what was said is waited for. */
    void sayNoMore() {
        director.sayNoMore();
    }

    /** Whether there is nothing more to say, and all that was said has come to what it must. */
    boolean isOver() {
        return director.isOver();
    }

    /**
     * @param heard from when its moments count, the same for all of an act
     */
    private void say(Say say, Instant heard) {
        long sequence = sequences.merge(new Stream(say.who(), say.subject()), 1L, Long::sum);
        Instant now = clock.instant();
        byte[] envelope = Envelopes.sign(
                keys.signer(say.who()),
                say.who().toString(),
                say.subject(),
                sequence,
                now,
                say.type(),
                say.payload(heard),
                sequence == 1 ? keys.chain(say.who()) : List.of());
        if (sequence == 1) {
            introduced.add(new Introduced(say.who(), ledgerOf.apply(say.subject())));
        }
        log.send(say.subject(), envelope, now);
        says++;
    }

    /** What was sent so far. */
    BusinessBooks books() {
        return new BusinessBooks(says, controls, activations, introduced.size(), director.played());
    }
}
