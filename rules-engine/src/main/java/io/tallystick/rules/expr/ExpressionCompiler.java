package io.tallystick.rules.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Set;

/** Compiles expressions over one scope. Immutable; compile once and keep: it takes a fraction of a millisecond. */
public final class ExpressionCompiler {
    private final Scope scope;
    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Set<String> functions;

    public ExpressionCompiler(Scope scope) {
        this.scope = scope;
        compiler = Language.compiler(scope);
        runtime = Language.runtime(scope);
        functions = Language.functionNames(scope);
    }

    /** The names of all functions and macros offered, in their order. */
    public List<String> functions() {
        return List.copyOf(functions);
    }

    /** Parses, checks and bounds the text; its value must be of the type. */
    public Compilation compile(String text, Type type) {
        return compiled(text, type);
    }

    /** Parses, checks and bounds the text; the expression's type is that of its value, document if only the evaluation can tell. */
    public Compilation compile(String text) {
        return compiled(text, null);
    }

    /** What is wrong with the form of a text, whatever its names are; none for what parses. */
    public List<ExpressionError> syntax(String text) {
        if (text.length() > ExpressionLimits.MAX_EXPRESSION_CHARS) {
            return List.of(ExpressionError.at(
                    text, ExpressionLimits.MAX_EXPRESSION_CHARS, tooLong(text), "split it into several"));
        }
        CelValidationResult result = compiler.parse(text);
        return result.hasError() ? new Messages(text, scope, functions).of(result.getErrors()) : List.of();
    }

    private Compilation compiled(String text, Type type) {
        if (text.length() > ExpressionLimits.MAX_EXPRESSION_CHARS) {
            return refused(text, ExpressionLimits.MAX_EXPRESSION_CHARS, tooLong(text), "split it into several");
        }
        CelValidationResult result = compiler.compile(text);
        if (result.hasError()) {
            List<ExpressionError> errors = new Messages(text, scope, functions).of(result.getErrors());
            return new Compilation.Refused(text, errors);
        }
        try {
            return check(text, type, result.getAst());
        } catch (CelValidationException impossible) {
            throw new IllegalStateException("expression without errors has no tree", impossible);
        }
    }

    private Compilation check(String text, Type asked, CelAbstractSyntaxTree tree) {
        List<ExpressionError> errors = Restrictions.check(tree, text, scope);
        if (!errors.isEmpty()) {
            return new Compilation.Refused(text, errors);
        }
        int nodes = Tree.nodes(tree.getExpr());
        if (nodes > ExpressionLimits.MAX_NODES) {
            return refused(
                    text,
                    0,
                    "want at most " + ExpressionLimits.MAX_NODES + " parts, got " + nodes,
                    "split it into several");
        }
        CelType got = tree.getResultType();
        Type type = asked == null ? CelTypes.toType(got) : asked;
        CelType want = CelTypes.of(type);
        if (!CelTypes.mayBe(want, got)) {
            return refused(
                    text,
                    0,
                    "want " + type.title() + ", got " + CelTypes.title(got),
                    Messages.conversion(CelTypes.title(got), type.title()));
        }
        long cost = CostWalk.upperBound(tree, scope);
        if (cost > ExpressionLimits.MAX_COST) {
            return refused(
                    text,
                    0,
                    "want a cost of at most " + ExpressionLimits.MAX_COST + ", got "
                            + (cost == Extent.CAP ? "more than can be said" : "up to " + cost),
                    "declare smaller sizes, or nest fewer macros");
        }
        try {
            return new Compilation.Compiled(new Expression(
                    text,
                    scope,
                    type,
                    new Cost(cost),
                    References.of(tree, text, scope),
                    tree,
                    runtime.createProgram(tree)));
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException("checked expression cannot be planned: " + text, impossible);
        }
    }

    private static String tooLong(String text) {
        return "want at most " + ExpressionLimits.MAX_EXPRESSION_CHARS + " characters, got " + text.length();
    }

    private static Compilation refused(String text, int offset, String message, String suggestion) {
        return new Compilation.Refused(text, List.of(ExpressionError.at(text, offset, message, suggestion)));
    }
}
