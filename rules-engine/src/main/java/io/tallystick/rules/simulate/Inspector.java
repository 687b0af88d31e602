package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.FiringWatcher;
import io.tallystick.rules.expr.Compilation;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.ExpressionCompiler;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks into an instance: what names and conditions are worth there. Changes nothing. */
final class Inspector {
    private final Contract contract;
    private final ExpressionCompiler compiler;
    // Looked up only.
    private final Map<String, Compilation> compiled = new HashMap<>();

    Inspector(Contract contract) {
        this.contract = contract;
        compiler = new ExpressionCompiler(contract.scope());
    }

    /** A value as text, or why there is none. */
    static String value(FiringWatcher.Values values, Expression expression) {
        try {
            return String.valueOf(values.of(expression));
        } catch (EvaluationException e) {
            return e.kind() == EvaluationException.Kind.UNSET ? "no value yet" : e.getMessage();
        }
    }

    /** What a condition and its parts are worth. */
    Condition condition(String what, FiringWatcher.Values values, Expression condition) {
        List<Condition> parts = new ArrayList<>();
        List<String> texts = split(condition.text());
        if (texts.size() > 1) {
            for (String text : texts) {
                if (compile(text, Type.BOOL) instanceof Compilation.Compiled part) {
                    String value = value(values, part.expression());
                    parts.add(new Condition("part", text, value, -1, 0, List.of()));
                }
            }
        }
        return new Condition(what, condition.text(), value(values, condition), -1, 0, parts);
    }

    /** All names that a text mentions. */
    List<String> mentioned(String text) {
        List<String> names = new ArrayList<>();
        for (Variable variable : contract.scope().variables()) {
            String name = variable.name();
            boolean mentions = Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?![\\w])")
                    .matcher(text)
                    .find();
            if (mentions && compile(name, variable.type()) instanceof Compilation.Compiled) {
                names.add(name);
            }
        }
        return names;
    }

    /** What a name that {@link #mentioned} gave is worth. */
    String named(FiringWatcher.Values values, String name) {
        return value(values, ((Compilation.Compiled) compiled.get(name)).expression());
    }

    private Compilation compile(String text, Type type) {
        return compiled.computeIfAbsent(text, any -> compiler.compile(text, type));
    }

    /** The parts between those {@code &&} that stand in no brackets and no quotes; the whole if there is an {@code ||} or {@code ?} among them. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && (c == '?' || text.startsWith("||", i))) {
                return List.of(text);
            } else if (depth == 0 && text.startsWith("&&", i)) {
                parts.add(text.substring(from, i).strip());
                from = i + 2;
                i++;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
