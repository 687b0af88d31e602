package io.tallystick.cli;

import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which currencies there are. */
final class CurrencyOption {
    private static final Pattern DECLARED = Pattern.compile("([A-Z0-9]{3,8}):([0-8])");

    @Option(
            names = "--currency",
            paramLabel = "CODE:DIGITS",
            description = "A currency besides those of ISO 4217, with its decimal digits: MILES:0. May be repeated.")
    private List<String> declared = List.of();

    Currencies currencies() {
        List<Currency> all = new ArrayList<>();
        for (String text : declared) {
            Matcher matcher = DECLARED.matcher(text);
            if (!matcher.matches()) {
                throw new CliException(
                        Exit.USAGE,
                        "--currency: want 3 to 8 characters of A to Z and 0 to 9, a colon and 0 to 8 digits, such as"
                                + " MILES:0, got \"" + text + "\"");
            }
            try {
                all.add(new Currency(matcher.group(1), Integer.parseInt(matcher.group(2))));
            } catch (IllegalArgumentException e) {
                throw new CliException(Exit.USAGE, "--currency: " + e.getMessage(), e);
            }
        }
        try {
            return Currencies.with(all);
        } catch (IllegalArgumentException e) {
            throw new CliException(Exit.USAGE, "--currency: " + e.getMessage(), e);
        }
    }
}
