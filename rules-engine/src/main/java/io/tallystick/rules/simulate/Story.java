package io.tallystick.rules.simulate;

import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import java.util.List;
import java.util.SortedMap;

/**
 * Why something happened.
 *
 * @param outcome of which it is a part
 * @param firing it
 * @param asked those of its effects that were asked for
 * @param line the row of the data that brought it about; 0 for a timer or a document
 * @param parts of the contract's text: the rule, the signal that set it off, and the actions of states that it left and entered
 * @param conditions of the rule and its signal, as they were when it was set off
 * @param seen what last came of the inputs that the rule hangs on
 * @param values of the names that these parts mention, as they were when it was set off
 */
public record Story(
        Outcome outcome,
        Firing firing,
        List<Effect> asked,
        long line,
        List<SourceLines.Part> parts,
        List<Condition> conditions,
        List<Seen> seen,
        SortedMap<String, String> values) {
    public Story {
        asked = List.copyOf(asked);
        parts = List.copyOf(parts);
        conditions = List.copyOf(conditions);
        seen = List.copyOf(seen);
    }
}
