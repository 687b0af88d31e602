package io.tallystick.rules.expr;

import java.util.Objects;

/** The types that a contract declares. */
public sealed interface Type {
    Type BOOL = Scalar.BOOL;
    Type INT = Scalar.INT;
    Type DOUBLE = Scalar.DOUBLE;
    Type STRING = Scalar.STRING;
    Type TIMESTAMP = Scalar.TIMESTAMP;
    Type DURATION = Scalar.DURATION;
    Type MONEY = Scalar.MONEY;
    Type DECIMAL = Scalar.DECIMAL;
    Type DOCUMENT = Scalar.DOCUMENT;

    static Type listOf(Type element) {
        return new ListOf(element);
    }

    /** A map from string. */
    static Type mapOf(Type value) {
        return new MapOf(value);
    }

    /** The type as an author writes it, for example {@code list(int)}. */
    String title();

    /** How deep the type nests, 1 for a scalar. */
    int depth();

    /** Types without parts that the checker sees; a document is checked when it is evaluated. */
    enum Scalar implements Type {
        BOOL,
        INT,
        DOUBLE,
        STRING,
        TIMESTAMP,
        DURATION,
        MONEY,
        DECIMAL,
        /** Anything that JSON can say; integers are int, other numbers double. */
        DOCUMENT;

        @Override
        public String title() {
            return switch (this) {
                case BOOL -> "bool";
                case INT -> "int";
                case DOUBLE -> "double";
                case STRING -> "string";
                case TIMESTAMP -> "timestamp";
                case DURATION -> "duration";
                case MONEY -> "money";
                case DECIMAL -> "decimal";
                case DOCUMENT -> "document";
            };
        }

        @Override
        public int depth() {
            return 1;
        }
    }

    /** A list whose elements are of one type. */
    record ListOf(Type element) implements Type {
        public ListOf {
            checkPart(element);
        }

        @Override
        public String title() {
            return "list(" + element.title() + ")";
        }

        @Override
        public int depth() {
            return 1 + element.depth();
        }
    }

    /** A map from string whose values are of one type. */
    record MapOf(Type value) implements Type {
        public MapOf {
            checkPart(value);
        }

        @Override
        public String title() {
            return "map(string, " + value.title() + ")";
        }

        @Override
        public int depth() {
            return 1 + value.depth();
        }
    }

    private static void checkPart(Type part) {
        Objects.requireNonNull(part, "part");
        if (part.depth() >= ExpressionLimits.MAX_TYPE_DEPTH) {
            throw new IllegalArgumentException(
                    "type: want at most " + ExpressionLimits.MAX_TYPE_DEPTH + " levels, got " + (part.depth() + 1));
        }
    }
}
