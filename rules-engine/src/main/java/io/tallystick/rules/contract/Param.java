package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Type;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.unit.Unit;
import java.util.Optional;

/**
 * A value that the parties agree on when an instance is opened.
 *
 * @param type any scalar type but document
 * @param currency which currency a money param must have, or null if any that the network has
 * @param fallback what it is if the opening does not say: of the type's class; null if it must be said
 * @param min the least value of an int, double or duration, or null
 * @param max the greatest, or null
 * @param unit of an int or double, or null
 * @param slot in the contract's scope
 */
public record Param(
        String name, Type type, Currency currency, Object fallback, Object min, Object max, Unit unit, int slot) {
    public Optional<Currency> requiredCurrency() {
        return Optional.ofNullable(currency);
    }
}
