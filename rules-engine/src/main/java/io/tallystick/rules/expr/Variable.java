package io.tallystick.rules.expr;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name that expressions may use.
 *
 * @param name letters, digits and underscore, not beginning with a digit, no word of CEL; or several of these with dots between, which
 *     go before the fields of a variable that has the first part as its name
 * @param type what its values are
 * @param size how big they may be
 */
public record Variable(String name, Type type, Size size) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "package",
            "namespace",
            "null",
            "return",
            "true",
            "var",
            "void",
            "while",
            "bool",
            "bytes",
            "double",
            "duration",
            "dyn",
            "int",
            "list",
            "map",
            "null_type",
            "string",
            "timestamp",
            "type",
            "uint",
            "google");

    public Variable {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(size, "size");
        if (name.length() > ExpressionLimits.MAX_NAME_CHARS
                || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: want 1 to " + ExpressionLimits.MAX_NAME_CHARS
                    + " of A-Z a-z 0-9 _ not beginning with a digit, got '" + name + "'");
        }
        if (RESERVED.contains(name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.')))) {
            throw new IllegalArgumentException(
                    "name: want one that the expression language does not use, got '" + name + "'");
        }
        size.checkFor(name, type);
    }

    /** A variable of the type's usual size. */
    public static Variable of(String name, Type type) {
        return new Variable(name, type, Size.defaultOf(type));
    }
}
