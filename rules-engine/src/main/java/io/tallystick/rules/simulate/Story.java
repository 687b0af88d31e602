package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Firing;
import java.util.List;
import java.util.SortedMap;

/**
 * Why something happened.
 *
 * @param outcome of which it is a part
 * @param firing it
 * @param line the row of the data that brought it about; 0 for a timer or a document
 * @param parts of the contract's text: the rule, and the signal that set it off
 * @param conditions of the rule and its signal, as they were right after
 * @param seen what last came of the inputs that the rule hangs on
 * @param values of the names that the rule and its signal mention; variables as they were before
 */
public record Story(
        Outcome outcome,
        Firing firing,
        long line,
        List<SourceLines.Part> parts,
        List<Condition> conditions,
        List<Seen> seen,
        SortedMap<String, String> values) {
    public Story {
        parts = List.copyOf(parts);
        conditions = List.copyOf(conditions);
        seen = List.copyOf(seen);
    }
}
