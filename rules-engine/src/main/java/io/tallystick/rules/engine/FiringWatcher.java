package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.expr.Expression;

/** Looks on, for tools that explain: told of each rule that is about to fire, while all values are as they were when it was set off. */
@FunctionalInterface
public interface FiringWatcher {
    /** The values of an instance at one moment. */
    @FunctionalInterface
    interface Values {
        /**
         * What an expression over the contract's names is worth.
         *
         * @throws EvaluationException it has no value
         */
        Object of(Expression expression) throws EvaluationException;
    }

    /** @param values good for as long as this call */
    void fires(Rule rule, Values values);
}
