package io.tallystick.rules.expr;

/** Every limit of this package, with its reason. All inclusive. */
public final class ExpressionLimits {
    /** UTF-16 units of one expression's text: longer ones belong into several signals. */
    public static final int MAX_EXPRESSION_CHARS = 4096;

    /** Nodes of the syntax tree, macros expanded. */
    public static final int MAX_NODES = 1000;

    /** Nesting that the parser follows, in grammar rules; keeps its stack small. */
    public static final int MAX_DEPTH = 128;

    /** Upper bound of one expression's cost, in units of {@link Cost}. Some milliseconds at worst: maps over long lists are the dearest. */
    public static final long MAX_COST = 100_000;

    /**
     * Iterations of all macros of one evaluation. A round costs 3 or more, so the static bound keeps every evaluation below this: it
     * is the second fence, reached only if the bound were wrong.
     */
    public static final int MAX_ITERATIONS = (int) (MAX_COST / 3) + 1;

    /** Names that one scope declares. */
    public static final int MAX_VARIABLES = 256;

    /** Characters of a declared name. */
    public static final int MAX_NAME_CHARS = 64;

    /** Nesting of a declared type such as list of list. */
    public static final int MAX_TYPE_DEPTH = 4;

    /** Characters that a string may be declared to have. */
    public static final int MAX_STRING_CHARS = 4096;

    /** Entries that a list or map may be declared to have. */
    public static final int MAX_ENTRIES = 4096;

    /** Weight that an element or a document may be declared to have, in units of {@link Size}. */
    public static final int MAX_WEIGHT = 65_536;

    /** Nesting of a document. */
    public static final int MAX_DOCUMENT_DEPTH = 16;

    /** Errors reported for one expression; the first is what the author repairs. */
    public static final int MAX_ERRORS = 10;

    private ExpressionLimits() {}
}
