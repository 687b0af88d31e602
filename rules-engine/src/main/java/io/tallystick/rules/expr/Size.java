package io.tallystick.rules.expr;

/**
 * How big the value of a variable may be, which the cost of an expression is proven from and which binding enforces.
 *
 * <p>The weight of a value counts its parts: 1 for a number, truth value, time, amount or null; the UTF-16 units of a string, at
 * least 1; 1 for a list or map and for each entry, and the weights of keys and elements.
 *
 * @param own characters of a string, entries of a list or map, weight of a document; 1 for other types
 * @param each weight of the heaviest element (with its key) of a list or map; 1 for other types
 */
public record Size(int own, int each) {
    private static final int DEFAULT_STRING_CHARS = 256;
    private static final int DEFAULT_ENTRIES = 64;
    private static final int DEFAULT_DOCUMENT_WEIGHT = 1024;

    public Size {
        check("own", own, ExpressionLimits.MAX_WEIGHT);
        check("each", each, ExpressionLimits.MAX_WEIGHT);
    }

    /** What a variable without a stated size may have. */
    public static Size defaultOf(Type type) {
        if (type instanceof Type.ListOf list) {
            return new Size(DEFAULT_ENTRIES, defaultWeight(list.element()));
        }
        if (type instanceof Type.MapOf map) {
            return new Size(DEFAULT_ENTRIES, DEFAULT_STRING_CHARS + defaultWeight(map.value()));
        }
        if (type == Type.STRING) {
            return new Size(DEFAULT_STRING_CHARS, 1);
        }
        return new Size(type == Type.DOCUMENT ? DEFAULT_DOCUMENT_WEIGHT : 1, 1);
    }

    private static int defaultWeight(Type type) {
        Size size = defaultOf(type);
        boolean parts = type instanceof Type.ListOf || type instanceof Type.MapOf;
        long weight = parts ? 1 + size.own * (1L + size.each) : size.own;
        return (int) Math.min(ExpressionLimits.MAX_WEIGHT, weight);
    }

    void checkFor(String name, Type type) {
        if (type == Type.STRING) {
            check(name + ": characters", own, ExpressionLimits.MAX_STRING_CHARS);
        } else if (type instanceof Type.ListOf || type instanceof Type.MapOf) {
            check(name + ": entries", own, ExpressionLimits.MAX_ENTRIES);
        }
    }

    private static void check(String what, int got, int max) {
        if (got < 1 || got > max) {
            throw new IllegalArgumentException(what + ": want 1 to " + max + ", got " + got);
        }
    }
}
