package io.tallystick.quickstart.business;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Amounts of money, added up by currency.
 *
 * @param cents in hundredths, which all the demonstration's currencies have
 */
public record Sums(SortedMap<String, Long> cents) {
    /** Nothing. */
    public static final Sums NONE = new Sums(new TreeMap<>());

    public Sums {
        cents = Collections.unmodifiableSortedMap(new TreeMap<>(cents));
    }

    /** One amount. */
    static Sums of(String currency, long cents) {
        return new Sums(new TreeMap<>(Map.of(currency, cents)));
    }

    /** An amount such as {@code EUR 12.50}. */
    static Sums parse(String amount) {
        String[] parts = amount.split(" ");
        return of(
                parts[0],
                new BigDecimal(parts[1]).movePointRight(Organisations.CENTS).longValueExact());
    }

    /** The sum. */
    public Sums plus(Sums other) {
        TreeMap<String, Long> sum = new TreeMap<>(cents);
        other.cents.forEach((currency, amount) -> sum.merge(currency, amount, Math::addExact));
        return new Sums(sum);
    }

    /** Whether of no currency it is less than wanted. */
    boolean reaches(Sums wanted) {
        return wanted.cents.entrySet().stream()
                .allMatch(want -> cents.getOrDefault(want.getKey(), 0L) >= want.getValue());
    }

    /** Such as {@code EUR 1,234.50, GBP 20.00}. */
    @Override
    public String toString() {
        return cents.entrySet().stream()
                .map(sum -> sum.getKey()
                        + ' '
                        + String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(sum.getValue(), Organisations.CENTS)))
                .collect(Collectors.joining(", "));
    }
}
