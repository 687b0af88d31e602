package io.tallystick.rules.contract;

import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.unit.Unit;

/**
 * What a contract remembers.
 *
 * @param initial evaluated when an instance is opened, over params; null if the variable has no value at first
 * @param unit of an int or double, or null
 * @param slot in the contract's scope
 */
public record Var(String name, Type type, Expression initial, Unit unit, int slot) {}
