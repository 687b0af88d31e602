package io.tallystick.quickstart.business;

import io.tallystick.ledger.genesis.Currency;
import io.tallystick.quickstart.fleet.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who is in the network: the eight fields' organisations, those they trade with, and what money there is. */
public final class Organisations {
    /** Supplies the works, and owns the brand that the shops sell. */
    public static final String PARTS = "parts";
    /** Services vehicles. */
    public static final String GARAGE = "garage";
    /** Discharges ships and knows when aeroplanes land. */
    public static final String HARBOUR = "harbour";
    /** Stands for private persons: tenants, customers, passengers. */
    public static final String PEOPLE = "people";

    /** Registers vehicles, watches roads, weather, earthquakes and forests. */
    public static final String AUTHORITY = "authority";

    static final int CENTS = 2;

    private Organisations() {}

    /** All, the fields' first. */
    public static List<String> all() {
        List<String> all = new ArrayList<>();
        for (Field field : Field.values()) {
            all.add(field.organisation());
        }
        all.addAll(List.of(PARTS, GARAGE, HARBOUR, PEOPLE, AUTHORITY));
        return List.copyOf(all);
    }

    /** The currencies, all issued by the bank; no CHF is, so who owes it cannot pay. */
    public static List<Currency> currencies() {
        String bank = Field.FINANCE.organisation();
        return Stream.of("CHF", "EUR", "GBP", "USD")
                .map(code -> new Currency(code, CENTS, bank))
                .toList();
    }
}
