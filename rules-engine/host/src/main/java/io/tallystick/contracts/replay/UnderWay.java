package io.tallystick.contracts.replay;

import io.tallystick.rules.money.Money;

/**
 * A message that one ledger has and the other has not: sent and not received yet, or received while the sender's entries do not go so
 * far.
 *
 * @param outcome the index of the outcome that sent it, in the sending ledger
 * @param money what it carries, or null
 */
public record UnderWay(Letter letter, long outcome, Money money) {}
