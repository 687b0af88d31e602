package io.tallystick.rules.contract;

/**
 * The proven upper bound of what one input or one timer can cost.
 *
 * @param steps in the units of docs/reference/contracts/expressions.md, over everything that may run for it
 * @param stateBytes the largest state of one instance
 */
public record ContractCost(long steps, long stateBytes) {}
