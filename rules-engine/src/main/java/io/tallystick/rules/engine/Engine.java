package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.state.MalformedStateException;

/**
 * One contract, made ready to run: opens its instances and reads them back. Immutable but for what it caches; make one for each
 * contract version and keep it.
 */
public final class Engine {
    private final Plan plan;

    public Engine(Contract contract) {
        plan = new Plan(contract);
    }

    Plan plan() {
        return plan;
    }

    public Contract contract() {
        return plan.contract;
    }

    /**
     * Opens an instance: its first state is entered. The money of that is moved whole or not at all.
     *
     * @param opening checked by {@link Openings#check}
     * @param accounts asked and changed
     * @param firings gets what entering the first state did, and what followed at once
     */
    public Opened open(Opening opening, Moment moment, Accounts accounts, Firings firings) {
        return new OpeningRun(plan, opening, moment, accounts, firings).open();
    }

    /**
     * The instance that {@link Instance#encode} wrote.
     *
     * @throws MalformedStateException for what no instance of this contract leaves
     */
    public Instance decode(byte[] bytes) {
        return new Instance(CoreCodec.decode(plan, bytes));
    }
}
