package io.tallystick.rules.simulate;

import java.util.List;

/**
 * A condition of a contract, looked at in one moment.
 *
 * @param what whose it is: {@code if}, {@code signal breach, when}
 * @param text as the author wrote it
 * @param value {@code true}, {@code false}, or why it has none
 * @param sinceMillis from when it has been true without a break; -1 if it is not, or that is not known
 * @param sinceLine the row of the data that made it true; 0 for none
 * @param parts what stands between its {@code &&}, if there are several
 */
public record Condition(
        String what, String text, String value, long sinceMillis, long sinceLine, List<Condition> parts) {
    public Condition {
        parts = List.copyOf(parts);
    }

    public boolean holds() {
        return value.equals("true");
    }
}
