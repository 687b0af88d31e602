package io.tallystick.rules.account;

import io.tallystick.rules.money.Money;

/**
 * A hold whose time had come.
 *
 * @param hold its id
 * @param payer whose money is free again
 * @param freed how much
 */
public record Expired(String hold, String payer, Money freed) {}
