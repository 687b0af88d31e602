package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes what comes: whether it is for this instance, and then what hangs on it, in the order of the specification. */
final class Intake {
    private final Core core;
    private final Contract contract;
    private final Senders senders;

    Intake(Core core) {
        this.core = core;
        this.contract = core.plan.contract;
        this.senders = new Senders(contract, core.opening);
    }

    void readings(long now, Readings readings) {
        List<Sample> samples = inOrder(readings.samples());
        Positions positions = new Positions(contract.inputs().size());
        for (Sample sample : samples) {
            int[] inputs = core.plan.inputsOfReading(sample.name());
            for (int i = 0; inputs != null && i < inputs.length; i++) {
                if (senders.heard(inputs[i], readings.device(), readings.gateway())) {
                    one(now, inputs[i], readings.device(), sample, positions);
                }
            }
        }
        core.clock.advance(now);
    }

    private void one(long now, int input, String device, Sample sample, Positions positions) {
        Input of = contract.inputs().get(input);
        Coming coming = of instanceof Input.Location location
                ? positions.add(input, location, sample)
                : Coming.of((Input.Reading) of, sample, core.plan.units);
        if (coming != null) {
            take(now, input, device, sample.atMillis(), coming);
        }
    }

    private static List<Sample> inOrder(List<Sample> samples) {
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).atMillis() < samples.get(i - 1).atMillis()) {
                List<Sample> sorted = new ArrayList<>(samples);
                sorted.sort(Comparator.comparingLong(Sample::atMillis));
                return sorted;
            }
        }
        return samples;
    }

    void number(long now, String device, boolean gateway, String name, String unit, double value, long at) {
        readings(now, new Readings(device, gateway, List.of(new Sample(name, unit, value, at))));
    }

    void document(long now, Document document) {
        for (int i = 0; i < contract.inputs().size(); i++) {
            if (contract.inputs().get(i) instanceof Input.Document input
                    && input.document().equals(document.type())) {
                List<String> roles = senders.rolesOf(input, document.signer());
                if (!roles.isEmpty()) {
                    signed(now, i, document, roles);
                }
            }
        }
        core.clock.advance(now);
    }

    private void signed(long now, int input, Document document, List<String> roles) {
        long[] leaves = core.coSigning.sign(input, document.digest(), roles, core.index);
        if (core.coSigning.dropOldest(input)) {
            core.step(now, now);
            String name = contract.inputs().get(input).name();
            core.note("document", EngineWording.OLDEST_FORGOTTEN, name, EngineLimits.MAX_PENDING_CONTENTS);
        }
        if (leaves != null) {
            take(now, input, document.signer(), now, new Coming.Content(document.content(), leaves));
        }
    }

    void message(long now, Message message) {
        for (int i = 0; i < contract.inputs().size(); i++) {
            if (contract.inputs().get(i) instanceof Input.Message input
                    && input.message().equals(message.name())
                    && (input.contract() == null || input.contract().equals(message.contract()))) {
                Coming coming = new Coming.Content(message.content(), new long[] {core.index});
                take(now, i, message.fromSubject(), now, coming);
            }
        }
        core.clock.advance(now);
    }

    private void take(long now, int input, String sender, long at, Coming coming) {
        if (!core.stopped()) {
            core.step(now, now);
            core.guarded(() -> new Arrival(core, input, sender).take(Math.min(at, now), coming));
        }
    }
}
