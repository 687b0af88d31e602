package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What must hold in a test.
 *
 * <pre>
 * {state: STATE, paid: {ROLE: AMOUNT}, held: {ROLE: AMOUNT}, vars: {VAR: VALUE}, alerts: {KEY: SEVERITY}, alertsExactly: {KEY: SEVERITY},
 *  raised: [KEY, …], commands: [NAME, …], refused: [ID, …]}
 * </pre>
 */
final class ExpectationReader {
    private final Draft draft;

    ExpectationReader(Draft draft) {
        this.draft = draft;
    }

    Example.Expectation of(Node node) {
        Fields fields = draft.fields(node, "expectation");
        String state = fields.optional("state")
                .flatMap(name ->
                        draft.place(name, "state", draft.statePlaces).map(place -> ((ScalarNode) name).getValue()))
                .orElse(null);
        Map<String, String> paid = amounts(fields, "paid");
        Map<String, String> held = amounts(fields, "held");
        Map<String, String> vars = map(fields.optional("vars"), "vars", this::var);
        boolean exactly = fields.has("alertsExactly");
        Optional<Node> alertNode = exactly ? fields.optional("alertsExactly") : fields.optional("alerts");
        Map<String, String> alerts = map(alertNode, "alerts", this::alert);
        List<String> raised = names(fields, "raised");
        List<String> commands = names(fields, "commands");
        List<String> refused = names(fields, "refused");
        if (exactly && fields.has("alerts")) {
            draft.source.error(fields.keyNode("alerts"), "alerts: want alerts or alertsExactly, got both");
        }
        fields.requireNoOthers();
        return new Example.Expectation(state, paid, held, vars, alerts, exactly, raised, commands, refused);
    }

    private Map<String, String> amounts(Fields fields, String key) {
        return map(
                fields.optional(key),
                key,
                (name, value) -> draft.roles.role(name.key()).flatMap(role -> draft.literals.amountText(value, key)));
    }

    private Map<String, String> map(
            Optional<Node> node, String what, BiFunction<Fields.Named, Node, Optional<String>> value) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Fields.Named part :
                node.map(entries -> draft.fields(entries, what).entries()).orElse(List.of())) {
            value.apply(part, part.value()).ifPresent(text -> map.put(part.name(), text));
        }
        return map;
    }

    private Optional<String> var(Fields.Named part, Node value) {
        Draft.VarName var = draft.vars.get(part.name());
        if (var == null) {
            draft.values.unknown(part.key(), "var", part.name(), draft.vars.keySet());
            return Optional.empty();
        }
        return draft.literals
                .of(value, "var " + part.name(), var.type())
                .flatMap(checked -> draft.values.text(value, part.name()));
    }

    private Optional<String> alert(Fields.Named part, Node value) {
        draft.mentions.mention(Mentions.ALERT, part.name(), part.key());
        return AlertActions.severity(draft.values, value)
                .map(severity -> severity.name().toLowerCase(Locale.ROOT));
    }

    private List<String> names(Fields fields, String key) {
        Optional<Node> node = fields.optional(key);
        return node.map(list -> draft.values.items(list, key).stream()
                        .flatMap(item -> draft.values.text(item, key).stream())
                        .collect(Collectors.toUnmodifiableList()))
                .orElse(null);
    }
}
