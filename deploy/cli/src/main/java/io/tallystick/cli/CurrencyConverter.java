package io.tallystick.cli;

import io.tallystick.ledger.genesis.Currency;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code EUR:2:acme}: a currency's code, the decimals of its smallest unit, and who alone may issue it. */
final class CurrencyConverter implements ITypeConverter<Currency> {
    private static final Pattern CURRENCY = Pattern.compile("([^:]+):([0-9]{1,2}):([^:]+)");

    @Override
    public Currency convert(String text) {
        Matcher matcher = CURRENCY.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "want CODE:DIGITS:ISSUER, such as EUR:2:acme for euros with cents issued by acme, got \"" + text
                            + "\"");
        }
        try {
            return kept(new Currency(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3)));
        } catch (RuntimeException e) {
            throw new TypeConversionException("\"" + text + "\": " + e.getMessage());
        }
    }

    /** A genesis may declare what no account can be kept in; a new network is better without. */
    private static Currency kept(Currency currency) {
        new io.tallystick.rules.money.Currency(currency.code(), currency.exponent());
        return currency;
    }
}
