package io.tallystick.rules.expr;

import dev.cel.common.CelIssue;
import io.tallystick.yaml.DidYouMean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The library's complaints in the words of someone who writes contracts. */
final class Messages {
    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*?)' \\(candidates: .*", Pattern.DOTALL);
    private static final Pattern NO_FIELD = Pattern.compile("type '([^']*)' does not support field selection");
    private static final Pattern EXPECTED = Pattern.compile("expected type '([^']*)' but found '([^']*)'");
    private static final Set<String> LEFT_OUT = Set.of("matches", "uint", "bytes", "now");

    private final String text;
    private final Scope scope;
    private final Set<String> functions;

    Messages(String text, Scope scope, Set<String> functions) {
        this.text = text;
        this.scope = scope;
        this.functions = functions;
    }

    List<ExpressionError> of(List<CelIssue> issues) {
        List<ExpressionError> errors = new ArrayList<>();
        boolean first = true;
        for (CelIssue issue : issues) {
            // What follows from an earlier error would only confuse.
            if (!first && issue.getMessage().contains("*error*")) {
                continue;
            }
            first = false;
            Place place = Place.ofLine(
                    text,
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn());
            errors.add(of(issue.getMessage(), place.offset()));
        }
        errors.sort(Comparator.comparingInt(ExpressionError::offset));
        return errors.subList(0, Math.min(errors.size(), ExpressionLimits.MAX_ERRORS));
    }

    private ExpressionError of(String message, int offset) {
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return unknown(unknown.group(1), offset);
        }
        Matcher noOverload = NO_OVERLOAD.matcher(message);
        if (noOverload.matches()) {
            return noOverload(noOverload.group(1), CelTypes.words(noOverload.group(2)), offset);
        }
        Matcher noField = NO_FIELD.matcher(message);
        if (noField.matches()) {
            return error(offset, "a " + CelTypes.words(noField.group(1)) + " has no fields", "");
        }
        Matcher expected = EXPECTED.matcher(message);
        if (expected.matches()) {
            String want = CelTypes.words(expected.group(1));
            String got = CelTypes.words(expected.group(2));
            return error(offset, "want " + want + ", got " + got, conversion(got, want));
        }
        if (message.contains("'<EOF>'")) {
            return error(offset, "the expression ends too early", "");
        }
        int expecting = message.indexOf(" expecting ");
        return error(offset, CelTypes.words(expecting < 0 ? message : message.substring(0, expecting)), "");
    }

    private ExpressionError unknown(String name, int offset) {
        // A call is reported at its parenthesis, a name at its start.
        boolean call = offset < text.length() && text.charAt(offset) == '(';
        if (call && LEFT_OUT.contains(name)) {
            return error(offset, "function '" + name + "' is not offered", "");
        }
        Set<String> known = new TreeSet<>(functions);
        if (!call) {
            known = new TreeSet<>();
            for (Variable variable : scope.variables()) {
                known.add(variable.name());
            }
        }
        String nearest = DidYouMean.nearest(name, known, near -> Math.max(1, name.length() / 3))
                .orElse("");
        return error(
                offset,
                (call ? "unknown function '" : "unknown name '") + name + "'",
                nearest.isEmpty() ? "" : "did you mean '" + nearest + "'?");
    }

    private ExpressionError noOverload(String function, String types, int offset) {
        String list = types.replaceAll("^\\(|\\)$", "").replaceFirst("^([^(]*)\\.\\(", "$1, ");
        String operator = function.replace("_", "").replace("@", "");
        if (types.contains("uint")) {
            return error(offset, "unsigned integers are not offered", "write the number without u");
        }
        if (types.contains("bytes")) {
            return error(offset, "bytes are not offered", "write a string without the b before it");
        }
        if (function.equals("_?_:_")) {
            return error(offset, "both sides of ':' must be of one type, and the condition bool: got " + list, "");
        }
        boolean isWord = !function.isEmpty() && Character.isLetter(function.charAt(0));
        String title = isWord ? function : operator;
        return error(offset, "'" + title + "' does not go with " + list, hint(list));
    }

    private static String hint(String types) {
        if (types.equals("double, int") || types.equals("int, double")) {
            return "write the whole number with a point (1.0), or convert it: double(x)";
        }
        if (types.contains("money") && types.contains("double")) {
            return "money takes int or decimal: decimal('0.25')";
        }
        if (types.contains("string") && (types.contains("timestamp") || types.contains("duration"))) {
            return "convert the text: timestamp('2027-01-01T00:00:00Z'), duration('90s')";
        }
        return "";
    }

    /** How to make one type of another, or empty. */
    static String conversion(String got, String want) {
        if (got.equals("int") && want.equals("double")) {
            return "write the number with a point (1.0), or double(...)";
        }
        if (got.equals("double") && want.equals("int")) {
            return "int(...) drops what is behind the point; round(...) before it rounds";
        }
        if (got.equals("string")
                && Set.of("timestamp", "duration", "money", "decimal", "int", "double")
                        .contains(want)) {
            return "convert the text: " + want + "(...)";
        }
        return want.equals("bool") ? "compare it with something" : "";
    }

    private ExpressionError error(int offset, String message, String suggestion) {
        return ExpressionError.at(text, offset, message, suggestion);
    }
}
