package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.ContractCost;
import io.tallystick.rules.contract.ContractLimits;
import java.util.List;

/** What can only be seen of the whole contract: its states, its money, what it costs. */
final class WholeChecks {
    private final Source source;
    private final Draft draft;
    private final List<StatesSection.Declared> states;

    WholeChecks(Source source, Draft draft, List<StatesSection.Declared> states) {
        this.source = source;
        this.draft = draft;
        this.states = states;
    }

    /** @throws ContractSourceException if something is wrong with the whole */
    Contract checked(Contract contract, ContractMoney money) throws ContractSourceException {
        StateChecks.check(source, contract, states);
        HoldChecks.check(source, contract, draft.actionPlaces, states);
        checkRounding(money);
        ContractCost cost =
                new ContractCost(new CostBound(contract, draft.signalInputs).steps(), ContractSize.bytes(contract));
        checkLimit("cost of one input", "", cost.steps(), ContractLimits.MAX_COST);
        checkLimit("state of one instance", " bytes", cost.stateBytes(), ContractLimits.MAX_STATE_BYTES);
        source.requireNoErrors();
        return contract.withCost(cost);
    }

    private void checkRounding(ContractMoney money) {
        if (money.rounding() != null) {
            return;
        }
        draft.expressions().all().stream()
                .filter(placed -> placed.expression().rounds())
                .findFirst()
                .ifPresent(placed -> source.error(
                        placed.node(),
                        "contract: the key \"rounding\" is missing: this may lie between two of the smallest units",
                        "add \"rounding: half-even\", or another of " + String.join(", ", HeadSection.ROUNDINGS)));
    }

    private void checkLimit(String what, String unit, long got, long most) {
        if (got > most) {
            source.error(
                    states.get(0).node(),
                    "contract: want a " + what + " of at most " + most + unit + ", got up to " + got,
                    "use smaller windows, fewer rules in one state, or simpler expressions");
        }
    }
}
