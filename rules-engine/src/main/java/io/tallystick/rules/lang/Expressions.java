package io.tallystick.rules.lang;

import io.tallystick.rules.expr.Compilation;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.ExpressionCompiler;
import io.tallystick.rules.expr.ExpressionError;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.UnitCheck;
import io.tallystick.rules.unit.Unit;
import io.tallystick.yaml.DidYouMean;
import io.tallystick.yaml.YamlPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Compiles the expressions of a contract, each where it stands, so that what is wrong in one is shown at its own letter. */
final class Expressions {
    private static final Pattern BARE_AMOUNT = Pattern.compile("(?<!['\"\\w])([A-Z][A-Z0-9]{2,7} [0-9]+(\\.[0-9]+)?)");
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    private final Source source;
    private final Values values;
    private final Names names;
    private final ExpressionCompiler compiler;
    private final List<Placed> compiled = new ArrayList<>();

    /** An expression and where it stands. */
    record Placed(Node node, Expression expression) {}

    Expressions(Source source, Names names, ExpressionCompiler compiler) {
        this.source = source;
        this.values = new Values(source);
        this.names = names;
        this.compiler = compiler;
    }

    /** An expression of a type. Of money, a plain amount is taken too; of a timestamp or duration, a plain one. */
    Optional<Expression> of(Node node, String what, Type type) {
        Optional<String> text = values.text(node, what);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String literal = text.get().strip();
        if (type == Type.MONEY && Literals.isBareNumber(literal)) {
            return values.refuse(
                    node,
                    what + ": want an amount with its currency, got \"" + literal + "\"",
                    "write EUR " + literal + (literal.contains(".") ? "" : ".00"));
        }
        if (type == Type.MONEY && Literals.isMoney(literal)) {
            return compile(node, what, "money('" + literal + "')", type, false);
        }
        if (type == Type.TIMESTAMP && Literals.isInstant(literal)) {
            return compile(node, what, "timestamp('" + literal + "')", type, false);
        }
        Optional<Duration> duration = type == Type.DURATION ? Durations.parse(literal) : Optional.empty();
        if (duration.isPresent()) {
            return compile(node, what, "duration('" + duration.get().toMillis() + "ms')", type, false);
        }
        if (type == Type.DOUBLE && literal.matches("-?[0-9]+")) {
            return compile(node, what, literal + ".0", type, false);
        }
        return compile(node, what, text.get(), type, true);
    }

    /** Notes what is wrong with the form of an expression whose names are not known yet. */
    void syntax(Node node, String what) {
        values.text(node, what)
                .map(String::strip)
                .filter(text -> !Literals.isMoney(text)
                        && !Literals.isInstant(text)
                        && Durations.parse(text).isEmpty())
                .ifPresent(text -> compiler.syntax(text)
                        .forEach(error -> source.error(
                                ScalarPlaces.of(source, node, error.offset()),
                                what + ": " + error.message(),
                                suggestion(text, error))));
    }

    /** An expression of any type. */
    Optional<Expression> any(Node node, String what) {
        return values.text(node, what)
                .flatMap(text -> Literals.isMoney(text.strip())
                        ? compile(node, what, "money('" + text.strip() + "')", null, false)
                        : compile(node, what, text, null, true));
    }

    /** A text as it stands. */
    Optional<Expression> text(ScalarNode node, String what) {
        String quoted =
                node.getValue().replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
        return compile(node, what, "'" + quoted + "'", Type.STRING, false);
    }

    /** An expression that stands within a text. */
    Optional<Expression> part(ScalarNode node, String what, String text, int offset) {
        return compile(node, what, text, null, offset);
    }

    private Optional<Expression> compile(Node node, String what, String text, Type type, boolean verbatim) {
        return compile(node, what, text, type, verbatim ? 0 : -1);
    }

    private Optional<Expression> compile(Node node, String what, String text, Type type, int offset) {
        Compilation result = type == null ? compiler.compile(text) : compiler.compile(text, type);
        List<ExpressionError> errors = List.of();
        Expression expression = null;
        if (result instanceof Compilation.Compiled good) {
            expression = good.expression();
            errors = UnitCheck.errors(expression, names::unit);
        } else if (result instanceof Compilation.Refused refused) {
            errors = refused.errors();
        }
        for (ExpressionError error : errors) {
            String message = unknownResult(text, error)
                    .map(wrong -> "unknown name '" + wrong + "'")
                    .orElse(error.message());
            source.error(
                    offset < 0 ? YamlPlace.of(node) : ScalarPlaces.of(source, node, offset + error.offset()),
                    what + ": " + message,
                    unknownResult(text, error).map(this::likelyResult).orElseGet(() -> suggestion(text, error)));
        }
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        compiled.add(new Placed(node, expression));
        return Optional.of(expression);
    }

    private static String suggestion(String text, ExpressionError error) {
        Matcher amount = BARE_AMOUNT.matcher(text);
        boolean bare = error.suggestion().isEmpty() && amount.find();
        return bare ? "in an expression write an amount as money('" + amount.group(1) + "')" : error.suggestion();
    }

    /** The whole dotted name, where the unknown part is a field of a thing that is known: {@code window.maen}. */
    private Optional<String> unknownResult(String text, ExpressionError error) {
        Matcher matcher = DOTTED.matcher(text);
        boolean unknown = error.message().startsWith("unknown name '");
        if (!unknown || !matcher.find(error.offset()) || matcher.start() != error.offset()) {
            return Optional.empty();
        }
        String first = matcher.group().split("\\.")[0];
        return names.kindOf(first) == null ? Optional.empty() : Optional.of(matcher.group());
    }

    private String likelyResult(String wrong) {
        String first = wrong.split("\\.")[0];
        List<String> known =
                "window".equals(names.kindOf(first)) ? WindowResults.all(first) : names.startingWith(first + ".");
        String near = DidYouMean.nearest(wrong, known, name -> 3)
                .map(name -> "did you mean '" + name + "'? ")
                .orElse("");
        return near + article(names.kindOf(first)) + " has " + String.join(", ", known);
    }

    private static String article(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    /** The unit of an expression's value, or null. */
    Unit unitOf(Expression expression) {
        return UnitCheck.unit(expression, names::unit);
    }

    /** How many were compiled so far; for {@link #slotsSince}. */
    int mark() {
        return compiled.size();
    }

    /** The slots that expressions compiled since then name. */
    SortedSet<Integer> slotsSince(int mark) {
        SortedSet<Integer> slots = new TreeSet<>();
        compiled.subList(mark, compiled.size())
                .forEach(placed -> slots.addAll(placed.expression().slots()));
        return slots;
    }

    /** All that were compiled, in order. */
    List<Placed> all() {
        return compiled;
    }
}
