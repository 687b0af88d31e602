package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Example;
import io.tallystick.rules.money.Currencies;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a contract's own tests: each role is an organisation of its own name, the ledger's clock is at each step's time, and what is
 * due by then fires before the step.
 */
public final class Examples {
    private Examples() {}

    /** All tests of the file, in its order. */
    public static List<ExampleResult> run(Contract contract, Currencies currencies) {
        Engine engine = new Engine(contract);
        List<ExampleResult> results = new ArrayList<>();
        for (Example example : contract.examples()) {
            results.add(run(engine, currencies, example));
        }
        return List.copyOf(results);
    }

    /** One test. */
    public static ExampleResult run(Engine engine, Currencies currencies, Example example) {
        return new ExampleRun(engine, currencies, example).run();
    }
}
