package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.money.Currencies;
import java.util.List;

/** Runs a contract's own tests. */
public final class Examples {
    private Examples() {}

    /** All tests of the file, in its order. */
    public static List<ExampleResult> run(Contract contract, Currencies currencies) {
        throw new UnsupportedOperationException();
    }
}
