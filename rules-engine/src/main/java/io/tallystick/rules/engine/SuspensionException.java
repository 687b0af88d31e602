package io.tallystick.rules.engine;

import io.tallystick.rules.expr.EvaluationException;

/** What makes an instance stop. Caught where the input or timer was begun; never leaves the package. Its message enters the ledger. */
final class SuspensionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String told;

    private SuspensionException(String reason, String told) {
        super(reason, null, false, false);
        this.told = told;
    }

    /** @param path of what failed: a rule, a state's actions, a signal, a window */
    SuspensionException(String path, Fault fault) {
        this(EngineWording.FAULT.of(path, fault), "");
    }

    SuspensionException(String path, Fault fault, long most) {
        this(EngineWording.BOUND.of(path, fault, most), "");
    }

    SuspensionException(String path, EvaluationException failed) {
        this(EngineWording.FAULT.of(path, Fault.of(failed)), failed.getMessage());
    }

    SuspensionException(EngineWording wording, Object... values) {
        this(wording.of(values), "");
    }

    /** What the evaluation says: for tools, never for a ledger. */
    String told() {
        return told;
    }
}
