package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Scope;
import io.tallystick.rules.timer.Ladder;
import java.util.List;

/**
 * A checked contract. Lists are in the order of the text; other parts refer to them by place.
 *
 * @param identity name, version and hash
 * @param terms what people read and who must sign
 * @param params what an opening document gives, for each instance
 * @param inputs what the contract listens to
 * @param lateness what becomes of readings that come late
 * @param vars what the contract remembers
 * @param measures what is computed from readings: windows, forecasts, fences, distances
 * @param signals conditions over time
 * @param schedules what happens again and again
 * @param states of the state machine; at least one
 * @param start the first state, a place in {@code states}
 * @param always rules of every state that is not final; they come after the state's own
 * @param ladders how alerts step up and down; {@link Action.Raise} refers to them; the first is {@link Ladder#NONE}
 * @param scope the names of all expressions; {@link Slots} says which slot is whose
 * @param slots the slots that belong to no definition
 * @param migrates which versions' instances it can take over
 * @param examples the file's own tests
 * @param cost the proven upper bound of one input's evaluation
 */
public record Contract(
        Identity identity,
        Terms terms,
        List<Param> params,
        List<Input> inputs,
        Lateness lateness,
        List<Var> vars,
        Measures measures,
        List<Signalling> signals,
        List<Scheduled> schedules,
        List<State> states,
        int start,
        List<Rule> always,
        List<Ladder> ladders,
        Scope scope,
        Slots slots,
        Migrates migrates,
        List<Example> examples,
        ContractCost cost) {
    public Contract {
        params = List.copyOf(params);
        inputs = List.copyOf(inputs);
        vars = List.copyOf(vars);
        signals = List.copyOf(signals);
        schedules = List.copyOf(schedules);
        states = List.copyOf(states);
        always = List.copyOf(always);
        ladders = List.copyOf(ladders);
        examples = List.copyOf(examples);
    }

    /** The same with its cost, which is reckoned from all the rest. */
    public Contract withCost(ContractCost reckoned) {
        return new Contract(
                identity, terms, params, inputs, lateness, vars, measures, signals, schedules, states, start, always,
                ladders, scope, slots, migrates, examples, reckoned);
    }

    /**
     * Which contract this is.
     *
     * @param name a letter, then letters, digits, {@code _} or {@code -}; at most 64 characters
     * @param version a semantic version
     * @param hash SHA-256 of the file's bytes, 64 lower-case hexadecimal digits
     * @param source the file's text
     */
    public record Identity(String name, String version, String hash, String source) {}

    /**
     * What people agree to.
     *
     * @param title one line; may be empty
     * @param clause the agreement in words, with the names of params in braces; may be empty
     * @param subject what it is about in one word: shipment, vehicle, bridge
     * @param roles who takes part; each is bound to an organisation when the contract is deployed or opened
     * @param signatories the roles whose organisations must sign the deployment; a part of {@code roles}
     * @param openers the roles whose organisations must sign an opening; a part of {@code roles}
     */
    public record Terms(
            String title,
            String clause,
            String subject,
            List<String> roles,
            List<String> signatories,
            List<String> openers) {
        public Terms {
            roles = List.copyOf(roles);
            signatories = List.copyOf(signatories);
            openers = List.copyOf(openers);
        }
    }

    /**
     * Slots of names that every contract has.
     *
     * @param now timestamp: when this is evaluated
     * @param entered timestamp: when the present state was entered
     * @param device string: who sent the event in hand, {@code organisation/name}; not set for timers
     */
    public record Slots(int now, int entered, int device) {}
}
