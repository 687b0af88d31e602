package io.tallystick.rules.simulate;

import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Money;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a simulation is told before it begins.
 *
 * @param parties organisations by role; a role that is not here is played by an organisation of its own name
 * @param params of every instance that is not opened by a document: by name, as JSON or as text
 * @param funds what organisations have at first; empty for as much as anyone could need
 * @param sender whose devices the data comes from; empty for one of those that the contract listens to
 * @param currencies which there are
 */
public record SimulationSetup(
        SortedMap<String, String> parties,
        SortedMap<String, Object> params,
        List<Fund> funds,
        String sender,
        Currencies currencies) {
    /** Money of an organisation. */
    public record Fund(String organisation, Money amount) {}

    public SimulationSetup {
        parties = Collections.unmodifiableSortedMap(new TreeMap<>(parties));
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        funds = List.copyOf(funds);
    }

    /** With params only. */
    public static SimulationSetup of(Map<String, ?> params, Currencies currencies) {
        return new SimulationSetup(new TreeMap<>(), new TreeMap<>(params), List.of(), "", currencies);
    }

    /** Who plays a role where an opening does not say. */
    String organisation(String role) {
        return parties.getOrDefault(role, role);
    }
}
