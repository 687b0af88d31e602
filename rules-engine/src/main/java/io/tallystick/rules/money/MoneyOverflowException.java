package io.tallystick.rules.money;

import java.util.Arrays;

/** The result of money arithmetic is no signed 64-bit number of minor units. */
public final class MoneyOverflowException extends MoneyException {
    private static final long serialVersionUID = 1;

    MoneyOverflowException(String operation, Object... operands) {
        super(operation + " of " + Arrays.toString(operands)
                + ": want a result of -2^63 to 2^63-1 minor units, got one beyond");
    }
}
