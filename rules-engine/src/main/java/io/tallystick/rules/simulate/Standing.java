package io.tallystick.rules.simulate;

import io.tallystick.rules.money.Money;

/**
 * How an organisation stands in a currency.
 *
 * @param net what it has more than it was given; less than 0 if it paid
 * @param held how much of its money is set aside
 */
public record Standing(String organisation, Money net, Money held) {}
