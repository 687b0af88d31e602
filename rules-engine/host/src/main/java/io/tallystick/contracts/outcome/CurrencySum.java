package io.tallystick.contracts.outcome;

import io.tallystick.rules.money.Currency;

/**
 * The money of one currency in a ledger, in smallest units: {@code members} is {@code issued + received - sent}.
 *
 * @param issued all that was ever issued here
 * @param members all that members have here now
 * @param sent all that ever left for other ledgers
 * @param received all that ever came from other ledgers
 */
public record CurrencySum(Currency currency, long issued, long members, long sent, long received) {}
