package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What hangs on what in a contract, as tables: so that a reading that brings nothing about is done with a few look-ups. */
final class Plan {
    private static final List<Rule> NONE = List.of();

    final Contract contract;
    final Slotted slots;
    final Units units;
    /** By input: the signals that take a sample when it comes, in order of the text. */
    final int[][] signalsOf;

    final int[][] windowsOf;
    final int[][] fencesOf;
    final int[][] distancesOf;
    /** By input: that it has come. */
    final Trigger[] arrivals;
    /** By state: condition rules, the state's own first. */
    final Guarded[][] conditions;

    /** Looked up in only. */
    private final Map<String, int[]> inputsOfReading = new HashMap<>();

    private final List<Map<Trigger, List<Rule>>> ofState = new ArrayList<>();
    private final Map<Trigger, List<Rule>> always;

    /** A condition rule with the slots that its guard hangs on. */
    record Guarded(Rule rule, int[] slots) {}

    Plan(Contract contract) {
        this.contract = contract;
        this.slots = new Slotted(contract);
        this.units = new Units();
        int inputs = contract.inputs().size();
        Measures measures = contract.measures();
        signalsOf = table(inputs, contract.signals().size(), (input, signal) -> hangsOn(signal, input));
        windowsOf = table(
                inputs,
                measures.windows().size(),
                (input, place) -> measures.windows().get(place).input() == input);
        fencesOf = table(
                inputs,
                measures.fences().size(),
                (input, place) -> measures.fences().get(place).input() == input);
        distancesOf = table(
                inputs,
                measures.distances().size(),
                (input, place) -> measures.distances().get(place).input() == input);
        arrivals = IntStream.range(0, inputs).mapToObj(Trigger.Arrival::new).toArray(Trigger[]::new);
        for (int i = 0; i < inputs; i++) {
            if (contract.inputs().get(i) instanceof Input.Reading reading) {
                add(reading.reading(), i);
            } else if (contract.inputs().get(i) instanceof Input.Location location) {
                add(location.latitude(), i);
                add(location.longitude(), i);
            }
        }
        always = byTrigger(contract.always());
        conditions = new Guarded[contract.states().size()][];
        for (int i = 0; i < conditions.length; i++) {
            List<Rule> rules = rules(contract.states().get(i));
            ofState.add(byTrigger(rules));
            conditions[i] = rules.stream()
                    .filter(rule -> rule.trigger() instanceof Trigger.Condition)
                    .map(rule -> new Guarded(rule, slots.of(rule.guard())))
                    .toArray(Guarded[]::new);
        }
    }

    /** The rules that count in a state, in their order. */
    List<Rule> rules(State state) {
        if (state.isFinal()) {
            return NONE;
        }
        List<Rule> all = new ArrayList<>(state.rules());
        all.addAll(contract.always());
        return all;
    }

    /** The rules of a state that something sets off, the state's own first. */
    List<Rule> rules(int state, Trigger trigger) {
        return ofState.get(state).getOrDefault(trigger, NONE);
    }

    /** Those of all states that it sets off. */
    List<Rule> always(Trigger trigger) {
        return always.getOrDefault(trigger, NONE);
    }

    /** Places of the inputs that a reading of this name is, or is a part of; null for none. */
    int[] inputsOfReading(String name) {
        return inputsOfReading.get(name);
    }

    private boolean hangsOn(int signal, int input) {
        Signalling.Kind kind = contract.signals().get(signal).kind();
        if (kind instanceof Signalling.OverTime overTime) {
            return overTime.inputs().contains(input);
        } else if (kind instanceof Signalling.Row row) {
            return row.inputs().contains(input);
        } else if (kind instanceof Signalling.Share share) {
            return share.inputs().contains(input);
        } else if (kind instanceof Signalling.Missing missing) {
            return missing.input() == input;
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return inOrder.steps().stream().anyMatch(step -> step.input() == input);
        }
        return ((Signalling.InTime) kind).steps().stream().anyMatch(step -> step.input() == input);
    }

    private interface Relation {
        boolean holds(int input, int place);
    }

    private static int[][] table(int inputs, int places, Relation relation) {
        int[][] table = new int[inputs][];
        for (int i = 0; i < inputs; i++) {
            int input = i;
            IntPredicate holds = place -> relation.holds(input, place);
            table[i] = IntStream.range(0, places).filter(holds).toArray();
        }
        return table;
    }

    private static Map<Trigger, List<Rule>> byTrigger(List<Rule> rules) {
        Map<Trigger, List<Rule>> map = new HashMap<>();
        rules.forEach(rule ->
                map.computeIfAbsent(rule.trigger(), none -> new ArrayList<>()).add(rule));
        return map;
    }

    private void add(String reading, int input) {
        int[] before = inputsOfReading.getOrDefault(reading, new int[0]);
        int[] after =
                IntStream.concat(IntStream.of(before), IntStream.of(input)).toArray();
        inputsOfReading.put(reading, after);
    }
}
