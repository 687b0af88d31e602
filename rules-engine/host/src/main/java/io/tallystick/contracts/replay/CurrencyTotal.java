package io.tallystick.contracts.replay;

import io.tallystick.rules.money.Currency;
import java.math.BigInteger;

/**
 * The money of one currency in all ledgers, in smallest units. It adds up if {@code issued + early} is {@code members + underWay}.
 *
 * @param issued all that was ever issued
 * @param members all that organisations have
 * @param underWay what one ledger sent and no ledger has received
 * @param early what was received of senders whose entries do not go so far
 */
public record CurrencyTotal(
        Currency currency, BigInteger issued, BigInteger members, BigInteger underWay, BigInteger early) {
    /** Whether no money came from nowhere, and none is lost. */
    public boolean addsUp() {
        return issued.add(early).equals(members.add(underWay));
    }
}
