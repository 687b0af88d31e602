package io.tallystick.rules.contract;

import java.util.List;
import java.util.Map;

/**
 * A test that the contract's file holds.
 *
 * @param line where it stands, from 1
 * @param start the ledger's time when the instance is opened, milliseconds since 1970
 * @param given params by name
 * @param balances what organisations have when it begins: role to amounts as text; where the file says nothing, enough
 * @param steps in order of time
 * @param then what must hold at the end
 */
public record Example(
        String name,
        int line,
        long start,
        Map<String, Object> given,
        Map<String, List<String>> balances,
        List<Step> steps,
        Expectation then) {
    public Example {
        given = Map.copyOf(given);
        balances = Map.copyOf(balances);
        steps = List.copyOf(steps);
    }

    /**
     * Something that happens.
     *
     * @param line where it stands
     * @param atMillis after the start
     * @param readings values by input: Double, Boolean, String; of a location a list of latitude and longitude
     * @param documents contents by input
     * @param by the role that signs or sends; null for one that may (for a document that needs several: all of them)
     * @param eventAtMillis the readings' own time after the start, where it is not {@code atMillis}: to be late; -1 if it is
     * @param acknowledge key of an alert that is acknowledged; null for none
     * @param expect what must hold right after; null for nothing
     */
    public record Step(
            int line,
            long atMillis,
            Map<String, Object> readings,
            Map<String, Map<String, Object>> documents,
            String by,
            long eventAtMillis,
            String acknowledge,
            Expectation expect) {}

    /**
     * What must hold. Null or empty: not looked at.
     *
     * @param paid what roles have more (or less) than at the beginning, with what was voided to them counted from the hold: role to amount
     * @param held what is held of roles' money: role to amount
     * @param vars values by name, as the language prints them
     * @param alerts keys with the severity of each open alert; {@code alertsExactly} if no other may be open
     * @param raised keys of alerts that were raised at any time, open or not
     * @param commands names of the commands given so far, in order; null for not looked at
     * @param refused ids of effects refused so far, in order; null for not looked at
     */
    public record Expectation(
            String state,
            Map<String, String> paid,
            Map<String, String> held,
            Map<String, String> vars,
            Map<String, String> alerts,
            boolean alertsExactly,
            List<String> raised,
            List<String> commands,
            List<String> refused) {}
}
