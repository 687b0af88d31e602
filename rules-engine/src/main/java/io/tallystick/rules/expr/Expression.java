package io.tallystick.rules.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A checked expression. Immutable; may be evaluated by several threads at once, each with its own bindings. */
public final class Expression {
    private final String text;
    private final Scope scope;
    private final Type type;
    private final Cost cost;
    private final List<References.Reference> references;
    private final CelAbstractSyntaxTree tree;
    final Program program;
    /** Null where only the library can tell. */
    final Direct direct;

    Expression(
            String text,
            Scope scope,
            Type type,
            Cost cost,
            List<References.Reference> references,
            CelAbstractSyntaxTree tree,
            Program program) {
        this.references = references;
        this.tree = tree;
        this.text = text;
        this.scope = scope;
        this.type = type;
        this.cost = cost;
        this.program = program;
        this.direct = type == Type.BOOL ? Direct.of(tree, references, scope) : null;
    }

    public String text() {
        return text;
    }

    /** What its values are. */
    public Type type() {
        return type;
    }

    /** The slots of the variables that it names, ascending. */
    public SortedSet<Integer> slots() {
        SortedSet<Integer> slots = new TreeSet<>();
        references.forEach(reference -> slots.add(reference.slot()));
        return slots;
    }

    /** Whether an operation in it rounds money or a decimal. */
    public boolean rounds() {
        return RoundingWalk.rounds(tree);
    }

    CelAbstractSyntaxTree tree() {
        return tree;
    }

    public Scope scope() {
        return scope;
    }

    public Cost cost() {
        return cost;
    }

    /**
     * The value, of the classes that {@link Bindings#set(int, Object)} names; maps are in the order of their keys. A document may
     * be null, and may hold timestamps and durations that the expression made.
     *
     * @throws EvaluationException there is none
     */
    public Object evaluate(Bindings bindings) throws EvaluationException {
        Object value = run(bindings);
        if (value instanceof Boolean && type == Type.BOOL || value instanceof Long && type == Type.INT) {
            return value;
        }
        Object result = Values.result(type, scope.money(), value);
        if (result == null && (type != Type.DOCUMENT || !Values.isNull(value))) {
            throw notOfTheType(bindings);
        }
        return result;
    }

    /**
     * Whether the condition holds.
     *
     * @throws EvaluationException it cannot be told
     * @throws IllegalStateException the expression is not of type bool
     */
    public boolean test(Bindings bindings) throws EvaluationException {
        if (type != Type.BOOL) {
            throw new IllegalStateException("expression: want bool, got " + type.title());
        }
        int answer = direct == null || bindings.scope() != scope ? Direct.UNKNOWN : direct.ask(bindings);
        return answer == Direct.UNKNOWN ? (Boolean) evaluate(bindings) : answer == Direct.TRUE;
    }

    /** The library answers with a mark of its own where the value hangs on a variable that is not set. */
    private EvaluationException notOfTheType(Bindings bindings) {
        for (References.Reference reference : references) {
            if (!bindings.isSet(reference.slot())) {
                String name = scope.variables().get(reference.slot()).name();
                return new EvaluationException(EvaluationException.Kind.UNSET, reference.place(), name, null);
            }
        }
        return new EvaluationException(
                EvaluationException.Kind.TYPE, Place.of(text, 0), "want " + type.title() + ", got another", null);
    }

    private Object run(Bindings bindings) throws EvaluationException {
        if (bindings.scope() != scope) {
            throw new IllegalArgumentException("bindings: want those of the expression's scope, got others");
        }
        try {
            return program.eval(bindings.resolver);
        } catch (CelEvaluationException failed) {
            throw EvaluationErrors.translate(text, failed);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
