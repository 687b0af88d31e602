package io.tallystick.rules.contract;

import java.util.List;

/**
 * A state.
 *
 * @param isFinal whether the instance ends here: nothing is looked at any more
 * @param enter done when it is entered
 * @param exit done when it is left
 * @param rules in the order of the text
 */
public record State(String name, boolean isFinal, List<Action> enter, List<Action> exit, List<Rule> rules) {
    public State {
        enter = List.copyOf(enter);
        exit = List.copyOf(exit);
        rules = List.copyOf(rules);
    }
}
