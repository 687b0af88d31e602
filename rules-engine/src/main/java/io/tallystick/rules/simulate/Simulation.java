package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Document;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.Moment;
import io.tallystick.rules.engine.Readings;
import io.tallystick.rules.engine.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run of a contract over recorded events. The clock is the highest time of any event so far; when it moves, timers of all instances
 * fire first, in order of time, then instance. Hand events in in the order in which a ledger would have them. Not for use by
 * several threads at once.
 */
public final class Simulation {
    private final Engine engine;
    private final SimulationSink sink;
    private final SimulatedMoney money;
    private final Opener opener;
    private final Senders senders;
    private final Mail mail;
    private final SortedMap<String, Subject> subjects = new TreeMap<>();
    private final List<Running> instances = new ArrayList<>();
    private final DueQueue dues = new DueQueue();
    private final Firings firings;
    private Subject last = new Subject("");
    private long nowMillis;
    private long leaves;

    /** @param sink gets what happens, while it happens */
    public Simulation(Engine engine, SimulationSetup setup, SimulationSink sink) {
        this(engine, setup, sink, new Firings());
    }

    /** @param firings empty; may be watched */
    Simulation(Engine engine, SimulationSetup setup, SimulationSink sink, Firings firings) {
        this.firings = firings;
        this.engine = engine;
        this.sink = sink;
        money = new SimulatedMoney(setup, Issuers.of(engine.contract(), setup));
        opener = new Opener(engine, setup);
        senders = new Senders(engine.contract(), setup);
        mail = new Mail(engine.contract());
    }

    /**
     * Takes the readings of one device at one time; opens an instance if this is the subject's first event.
     *
     * @param device its name, without an organisation
     * @param atMillis when they were taken, 0 or more
     * @return the event's index
     */
    public long readings(String subject, String device, long atMillis, List<Sample> samples) {
        advance(atMillis);
        Subject about = subject(subject);
        if (about.isNew()) {
            open(about, Map.of());
        }
        long index = leaves++;
        Running running = about.current();
        if (running != null) {
            Moment moment = new Moment(nowMillis, index);
            SortedMap<String, String> parties = running.instance().opening().parties();
            if (senders.isOne()) {
                Readings all = new Readings(senders.one(parties) + "/" + device, false, samples);
                running.instance().readings(moment, all, money, firings);
            } else {
                bySender(device, samples, parties)
                        .forEach(part -> running.instance().readings(moment, part, money, firings));
            }
            settle(running, index);
        }
        return index;
    }

    private List<Readings> bySender(String device, List<Sample> samples, SortedMap<String, String> parties) {
        Map<String, List<Sample>> parts = new LinkedHashMap<>();
        for (Sample sample : samples) {
            String sender = senders.of(sample.name(), parties);
            parts.computeIfAbsent(sender, any -> new ArrayList<>()).add(sample);
        }
        List<Readings> all = new ArrayList<>();
        parts.forEach((sender, part) -> all.add(new Readings(sender + "/" + device, false, part)));
        return all;
    }

    /**
     * Takes a document. {@code tallystick.open} opens an instance if none runs on the subject, {@code tallystick.acknowledge} takes note of
     * the alert of its member {@code key}; any other opens an instance if this is the subject's first event, and is handed to it.
     *
     * @return the event's index
     */
    public long document(String subject, long atMillis, Document document) {
        advance(atMillis);
        Subject about = subject(subject);
        long index = leaves++;
        if (document.type().equals(Opener.OPEN)) {
            if (about.isFree()) {
                open(about, document.content());
            }
            return index;
        }
        if (about.isNew()) {
            open(about, Map.of());
        }
        Running running = about.current();
        if (running != null) {
            Moment moment = new Moment(nowMillis, index);
            if (document.type().equals(Opener.ACKNOWLEDGE)) {
                String key = String.valueOf(document.content().get("key"));
                running.instance().acknowledge(moment, key, document.signer(), money, firings);
            } else {
                running.instance().document(moment, document, money, firings);
            }
            settle(running, index);
        }
        return index;
    }

    /** Moves the clock: all that is due by then happens. A time that has been is none. */
    public void advance(long toMillis) {
        if (toMillis <= nowMillis) {
            return;
        }
        for (Running due = dues.next(toMillis); due != null; due = dues.next(toMillis)) {
            long at = Math.max(due.nextDueMillis(), nowMillis);
            nowMillis = at;
            money.expire(at);
            due.instance().advance(at, money, firings);
            if (firings.isEmpty() && due.nextDueMillis() <= at) {
                throw new IllegalStateException("instance " + due.id() + ": is due at " + due.nextDueMillis()
                        + " after it was advanced to " + at);
            }
            settle(due, Outcome.TIMER);
        }
        nowMillis = toMillis;
        money.expire(toMillis);
    }

    private Subject subject(String name) {
        if (!last.name().equals(name)) {
            last = subjects.computeIfAbsent(name, Subject::new);
        }
        return last;
    }

    private void open(Subject about, Map<String, Object> document) {
        long index = leaves++;
        List<String> problems = instances.size() == SimulationLimits.MAX_INSTANCES
                ? List.of("want at most " + SimulationLimits.MAX_INSTANCES + " instances, got one more")
                : List.of();
        if (problems.isEmpty()) {
            Opener.Attempt attempt = opener.open(about, document, new Moment(nowMillis, index), money, firings);
            problems = attempt.problems();
            if (problems.isEmpty()) {
                Running running = new Running(attempt.instance());
                instances.add(running);
                about.opened(running);
                settle(running, index);
                return;
            }
        }
        firings.drain();
        sink.notOpened(about.name(), nowMillis, problems);
    }

    private void settle(Running running, long cause) {
        record(running, cause);
        for (Mail.Letter letter = mail.next(); letter != null; letter = mail.next()) {
            Subject to = subjects.get(letter.to());
            if (to != null && to.current() != null) {
                long index = leaves++;
                Instance instance = to.current().instance();
                instance.message(new Moment(nowMillis, index), letter.message(), money, firings);
                record(to.current(), index);
            }
        }
    }

    private void record(Running running, long cause) {
        if (!firings.isEmpty()) {
            Outcome outcome = new Outcome(
                    leaves++,
                    cause,
                    nowMillis,
                    running.id(),
                    running.subject(),
                    firings.drain(),
                    running.instance().told());
            sink.outcome(outcome);
            mail.collect(outcome);
        }
        dues.changed(running);
    }

    /** The ledger's time, 0 before the first event. */
    public long nowMillis() {
        return nowMillis;
    }

    /** The contract's engine. */
    public Engine engine() {
        return engine;
    }

    /** The instance that hears a subject's events, if one was opened. */
    public Optional<Instance> instance(String subject) {
        Subject about = subjects.get(subject);
        return about == null || about.current() == null
                ? Optional.empty()
                : Optional.of(about.current().instance());
    }

    /** All instances in the order in which they were opened. */
    public Collection<Instance> instances() {
        return instances.stream().map(Running::instance).toList();
    }

    /** How organisations stand, by currency, then name. */
    public List<Standing> standings() {
        return money.standings();
    }
}
