package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.timer.TimerLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What rules do: each action is a key, with one value or a list of them; {@code do} holds a list of mappings of actions. They are done in the
 * order of the text.
 */
final class ActionsReader {
    /** Every key that is an action. */
    static final List<String> KEYS = List.of(
            "set",
            "alert",
            "update",
            "clear",
            "hold",
            "post",
            "void",
            "transfer",
            "issue",
            "command",
            "send",
            "owner",
            "consent",
            "withdraw",
            "do");

    private static final long MOST = TimerLimits.MAX_DURATION_MS;

    private final Draft draft;
    private final String path;
    private final MoneyActions money;
    private final AlertActions alerts;
    private final List<Action> actions = new ArrayList<>();

    /**
     * @param path where they stand
     * @param alertKey of an alert that names none
     */
    ActionsReader(Draft draft, String path, String alertKey) {
        this.draft = draft;
        this.path = path;
        this.money = new MoneyActions(draft, path);
        this.alerts = new AlertActions(draft, alertKey);
    }

    /** Those of a value that is a mapping of actions or a list of such. */
    List<Action> block(Optional<Node> node) {
        node.ifPresent(value -> draft.values.items(value, path).forEach(this::mapping));
        return actions;
    }

    /** Those among the keys of a mapping that has others too. */
    List<Action> among(Fields fields) {
        KEYS.forEach(fields::optional);
        for (Fields.Named entry : fields.entries()) {
            if (KEYS.contains(entry.name())) {
                entry(entry.name(), entry.value());
            }
        }
        if (actions.size() > LanguageLimits.MAX_ITEMS) {
            draft.source.error(
                    fields.node(),
                    path + ": want at most " + LanguageLimits.MAX_ITEMS + " actions, got " + actions.size());
        }
        return actions;
    }

    private void mapping(Node node) {
        Fields fields = draft.fields(node, "actions of " + path);
        among(fields);
        fields.requireNoOthers();
    }

    private void entry(String key, Node value) {
        for (Node item : draft.values.items(value, key)) {
            switch (key) {
                case "do" -> mapping(item);
                case "set" -> set(item);
                default ->
                    action(key, item).ifPresent(action -> {
                        draft.actionPlaces.put(action, item);
                        actions.add(action);
                    });
            }
        }
    }

    private Optional<? extends Action> action(String key, Node node) {
        return switch (key) {
            case "alert" -> alerts.raise(node);
            case "update" -> alerts.update(node);
            case "clear" -> alerts.clear(node);
            case "hold" -> money.hold(node);
            case "post" -> money.post(node);
            case "void" -> money.voided(node);
            case "transfer" -> money.transfer(node, false);
            case "issue" -> money.transfer(node, true);
            case "command" -> command(node);
            case "send" -> send(node);
            case "owner" -> draft.roles.role(node).map(Action.Own::new);
            case "consent" -> consent(node, true);
            default -> consent(node, false);
        };
    }

    private void set(Node node) {
        for (Fields.Named part : draft.fields(node, "set").entries()) {
            Draft.VarName var = draft.vars.get(part.name());
            if (var == null) {
                draft.values.unknown(part.key(), "var", part.name(), draft.vars.keySet());
            } else {
                draft.expressions()
                        .of(part.value(), "value of " + part.name(), var.type())
                        .ifPresent(value -> actions.add(new Action.Set(var.place(), value)));
            }
        }
    }

    private Optional<Action> command(Node node) {
        if (node instanceof ScalarNode) {
            return draft.values.name(node, "command").map(name -> new Action.Command(name, List.of(), null, 0));
        }
        Fields fields = draft.fields(node, "command");
        if (!fields.has("name")) {
            return shortCommand(node, fields);
        }
        Optional<String> name = fields.required("name").flatMap(value -> draft.values.name(value, "name"));
        Expression device = fields.optional("device")
                .flatMap(value -> draft.expressions().of(value, "device", Type.STRING))
                .orElse(null);
        long expires = draft.values.millis(fields.optional("expires"), "expires", MOST, 0);
        List<Action.Named> arguments = with(draft, fields.optional("with"), "with");
        fields.requireNoOthers();
        return name.map(known -> new Action.Command(known, arguments, device, expires));
    }

    /** {@code {name: VALUE}}: a command with one argument, {@code value}. */
    private Optional<Action> shortCommand(Node node, Fields fields) {
        List<Fields.Named> entries = fields.named();
        if (entries.size() != 1) {
            return node instanceof MappingNode
                    ? draft.values.refuse(
                            node,
                            "command: want one command and its value, or the key \"name\", got " + entries.size()
                                    + " keys",
                            "write {name: ..., with: {...}}")
                    : Optional.empty();
        }
        Fields.Named only = entries.get(0);
        return draft.expressions()
                .any(only.value(), "value of " + only.name())
                .map(value -> new Action.Command(only.name(), List.of(new Action.Named("value", value)), null, 0));
    }

    private Optional<Action> send(Node node) {
        Fields fields = draft.fields(node, "send");
        Optional<String> message = fields.required("message").flatMap(value -> draft.values.name(value, "message"));
        Optional<Expression> to =
                fields.required("to").flatMap(value -> draft.expressions().of(value, "to", Type.STRING));
        List<Action.Named> content = with(draft, fields.optional("with"), "with");
        fields.requireNoOthers();
        return message.flatMap(name -> to.map(subject -> new Action.Send(name, subject, content)));
    }

    private Optional<Action> consent(Node node, boolean granted) {
        Fields fields = draft.fields(node, granted ? "consent" : "withdraw");
        Optional<Expression> reader =
                fields.required("reader").flatMap(value -> draft.expressions().of(value, "reader", Type.STRING));
        Optional<String> scope = fields.required("scope").flatMap(value -> draft.values.text(value, "scope"));
        fields.requireNoOthers();
        return reader.flatMap(who -> scope.map(what -> new Action.Consent(who, what, granted)));
    }

    /** Names with expressions of any type. */
    static List<Action.Named> with(Draft draft, Optional<Node> node, String what) {
        List<Action.Named> named = new ArrayList<>();
        for (Fields.Named part : draft.named(node, what)) {
            draft.expressions()
                    .any(part.value(), part.name())
                    .ifPresent(value -> named.add(new Action.Named(part.name(), value)));
        }
        return named;
    }
}
