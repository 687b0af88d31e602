package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.money.MoneyException;
import java.util.ArrayList;
import java.util.List;

/** The currencies of a network, as its ledgers know them. */
final class NetworkCurrencies {
    private NetworkCurrencies() {}

    /** Those of ISO 4217 and those of the genesis. */
    static Currencies of(Genesis genesis) {
        List<Currency> declared = new ArrayList<>();
        genesis.currencies().forEach(currency -> {
            try {
                declared.add(new Currency(currency.code(), currency.exponent()));
            } catch (MoneyException | IllegalArgumentException e) {
                // A genesis may declare what no account can be kept in; contracts cannot name it.
                return;
            }
        });
        return Currencies.with(declared);
    }

    /** An amount such as {@code EUR 10.00}, given as one argument or as two. */
    static Money amount(Genesis genesis, List<String> words) {
        String text = String.join(" ", words);
        Money amount;
        try {
            amount = Money.parse(text, of(genesis));
        } catch (MoneyException e) {
            throw new CliException(Exit.USAGE, "amount: " + e.getMessage(), e);
        }
        String code = amount.currency().code();
        if (genesis.currencies().stream().noneMatch(currency -> currency.code().equals(code))) {
            throw new CliException(
                    Exit.USAGE,
                    "amount: want a currency that the network keeps accounts in, got " + code
                            + "; `tallystick network init --currency` declares them");
        }
        return amount;
    }
}
