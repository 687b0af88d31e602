package io.tallystick.quickstart.stories;

import io.tallystick.contracts.ContractHost;
import io.tallystick.contracts.ReplayAudit;
import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.MessageRecord;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.quickstart.business.BusinessPlan;
import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.business.Director;
import io.tallystick.quickstart.business.Organisations;
import io.tallystick.quickstart.business.Results;
import io.tallystick.quickstart.business.Say;
import io.tallystick.quickstart.business.Scene;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The business on pure ledgers joined by their messages, with a clock that the test moves. */
final class Rehearsal {
    private static final Duration STEP = Duration.ofMillis(100);

    final TestNetwork network;
    final List<PureLedger> ledgers = new ArrayList<>();
    final ContractHost[] hosts;
    final Director director;
    final Results results;
    final List<OutcomeRecord> records = new ArrayList<>();
    private final BusinessPlan plan;
    private final ArrayDeque<MessageRecord> mail = new ArrayDeque<>();
    private final Map<String, TestDevice> devices = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final int[] shown;
    private Duration before = Duration.ZERO;
    private Duration elapsed = Duration.ZERO;

    Rehearsal(BusinessPlan plan, int count) {
        this.plan = plan;
        network = new TestNetwork(
                "demo",
                LedgerClockKind.WALL,
                count,
                Organisations.currencies(),
                Organisations.all().toArray(String[]::new));
        hosts = new ContractHost[count];
        for (int ledger = 0; ledger < count; ledger++) {
            ledgers.add(
                    new PureLedger(network.genesis(), ledger, LedgerSettings.DEFAULTS, (genesis, number, backend) -> {
                        hosts[number] = ContractHost.open(genesis, number, backend);
                        return hosts[number];
                    }));
        }
        shown = new int[count];
        director = new Director(plan);
        results = new Results("demo", plan, record -> {
            records.add(record);
            if (record instanceof MessageRecord message) {
                mail.add(message);
            }
        });
    }

    /** Begins at another time of the day, month and year. */
    Rehearsal from(Instant begin) {
        before = Duration.between(TestNetwork.START, begin);
        ledgers.forEach(ledger -> ledger.advance(before));
        return this;
    }

    /** Plays for a time, or until nothing is left to say. */
    Rehearsal play(Duration most) {
        deploy();
        while (!director.isOver() && elapsed.compareTo(most) < 0) {
            director.next(elapsed, now(), results::of)
                    .ifPresent(cue -> cue.act().says().forEach(this::say));
            commit();
            pass(STEP);
        }
        for (int i = 0; i < 30; i++) {
            pass(STEP);
            commit();
        }
        return this;
    }

    /** Lets time pass in which nobody says anything. */
    Rehearsal wait(Duration step, int steps) {
        for (int i = 0; i < steps; i++) {
            pass(step);
            commit();
        }
        return this;
    }

    private void pass(Duration step) {
        elapsed = elapsed.plus(step);
        ledgers.forEach(ledger -> ledger.advance(step));
    }

    private Instant now() {
        return TestNetwork.START.plus(before).plus(elapsed);
    }

    private void deploy() {
        for (BusinessPlan.Launch launch : plan.launches()) {
            Deployment deployment = launch.contract();
            String payload = new String(deployment.payload(), StandardCharsets.UTF_8);
            for (String organisation : deployment.signers()) {
                byte[] envelope = network.contract(organisation, deployment.subject(), 1, now(), payload);
                ledgers.forEach(ledger -> ledger.accept(deployment.subject(), envelope));
            }
        }
    }

    private void say(Say say) {
        TestDevice device = devices.computeIfAbsent(say.who().toString(), network::device);
        long sequence = sequences.merge(say.who() + " " + say.subject(), 1L, Long::sum);
        byte[] envelope = Envelopes.sign(
                device.signer(),
                say.who().toString(),
                say.subject(),
                sequence,
                now(),
                say.type(),
                say.payload(now()),
                sequence == 1 ? device.chain() : List.of());
        ledgers.get(SubjectRouting.ledgerOf(say.subject(), ledgers.size())).accept(say.subject(), envelope);
    }

    /** Commits, and brings messages to their ledgers: they are there with the next commit. */
    private void commit() {
        for (int ledger = 0; ledger < ledgers.size(); ledger++) {
            ledgers.get(ledger).commit();
            List<Block> blocks = ledgers.get(ledger).blocks();
            for (; shown[ledger] < blocks.size(); shown[ledger]++) {
                results.block(blocks.get(shown[ledger]));
            }
        }
        for (MessageRecord message = mail.poll(); message != null; message = mail.poll()) {
            ledgers.get(message.toLedger())
                    .receive(
                            message.origin().ledger(),
                            message.sequence(),
                            message.origin().index(),
                            message.payload());
        }
    }

    /** Audits a ledger, its contracts run again. */
    ReplayAudit audit(int ledger) throws LedgerInvalidException {
        ReplayAudit audit = new ReplayAudit(network.genesis(), ledger, SignatureVerifiers.best(), block -> {});
        for (byte[] entry : ledgers.get(ledger).entryBytes()) {
            audit.auditor().feed(entry, 0, entry.length);
        }
        return audit;
    }

    /** The scenes of which something else came than they say. */
    List<String> differences(List<Scene> scenes) {
        return scenes.stream()
                .filter(scene -> !results.of(scene).equals(scene.tally()))
                .map(scene -> scene.subjects() + ": want " + scene.tally() + ", got " + results.of(scene))
                .toList();
    }

    List<String> refusals() {
        List<String> refusals = new ArrayList<>(results.refused());
        ledgers.forEach(ledger -> ledger.rejections().forEach(no -> refusals.add(no.toString())));
        return refusals;
    }

    String instances() {
        StringBuilder text = new StringBuilder();
        Arrays.stream(hosts)
                .forEach(host -> host.queries()
                        .instances()
                        .forEach(one -> text.append(one.id())
                                .append(' ')
                                .append(one.state())
                                .append(' ')
                                .append(one.suspension())
                                .append(' ')
                                .append(one.vars())
                                .append('\n')));
        return text.toString();
    }
}
