package io.tallystick.rules.expr;

import java.util.List;
import java.util.stream.Collectors;

/** What compiling gives. */
public sealed interface Compilation {
    /** The expression may be evaluated. */
    record Compiled(Expression expression) implements Compilation {}

    /** It may not, and why: at least one error, in the order of their places. */
    record Refused(String text, List<ExpressionError> errors) implements Compilation {
        public Refused {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("errors: want at least 1, got 0");
            }
        }
    }

    /** The expression, for callers that know the text is good. */
    default Expression orThrow() {
        if (this instanceof Compiled compiled) {
            return compiled.expression();
        }
        Refused refused = (Refused) this;
        throw new IllegalArgumentException("expression '" + refused.text() + "': "
                + refused.errors().stream().map(ExpressionError::toString).collect(Collectors.joining(" | ")));
    }
}
