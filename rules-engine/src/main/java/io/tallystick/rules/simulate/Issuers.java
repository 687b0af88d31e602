package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import java.util.List;
import java.util.stream.Stream;

/** Who issues the currencies of a simulation: whoever the contract has issue one, else nobody of the contract's. */
final class Issuers {
    private static final String NOBODY = "issuer";

    private Issuers() {}

    static String of(Contract contract, SimulationSetup setup) {
        return Stream.concat(
                        contract.states().stream().flatMap(Issuers::actions),
                        contract.always().stream().map(Rule::actions).flatMap(List::stream))
                .filter(Action.Issue.class::isInstance)
                .map(action -> setup.organisation(((Action.Issue) action).from()))
                .findFirst()
                .orElse(NOBODY);
    }

    private static Stream<Action> actions(State state) {
        Stream<Action> ofRules = state.rules().stream().map(Rule::actions).flatMap(List::stream);
        return Stream.concat(Stream.concat(state.enter().stream(), state.exit().stream()), ofRules);
    }
}
