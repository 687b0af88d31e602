package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.engine.Message;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Messages between the instances of a run, in the order in which they were sent. A contract that listens to none gets none. */
final class Mail {
    /** A message on its way. */
    record Letter(String to, Message message) {}

    private final String contract;
    private final boolean wanted;
    private final Queue<Letter> letters = new ArrayDeque<>();
    private int delivered;

    Mail(Contract contract) {
        this.contract = contract.identity().name();
        wanted = contract.inputs().stream().anyMatch(Input.Message.class::isInstance);
    }

    /** Takes what an outcome sent. */
    void collect(Outcome outcome) {
        if (!wanted) {
            return;
        }
        for (Firing firing : outcome.firings()) {
            for (Effect effect : firing.effects()) {
                if (effect instanceof Effect.Sent sent) {
                    letters.add(new Letter(
                            sent.to(), new Message(sent.name(), contract, outcome.subject(), content(sent.json()))));
                }
            }
        }
    }

    /**
     * The next letter; null for none.
     *
     * @throws IllegalArgumentException if one event sets off too many
     */
    Letter next() {
        Letter letter = letters.poll();
        delivered = letter == null ? 0 : delivered + 1;
        if (delivered > SimulationLimits.MAX_MESSAGES) {
            throw new IllegalArgumentException("message \"" + letter.message().name() + "\" to " + letter.to()
                    + ": want at most " + SimulationLimits.MAX_MESSAGES
                    + " messages for one event, got more: the contracts answer each other without end");
        }
        return letter;
    }

    /** JSON in canonical form is YAML too, and this module has a reader of that. */
    private static Map<String, Object> content(String json) {
        Map<String, Object> content = new LinkedHashMap<>();
        Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
        read.forEach((key, value) -> content.put((String) key, JsonValues.of(value)));
        return content;
    }
}
