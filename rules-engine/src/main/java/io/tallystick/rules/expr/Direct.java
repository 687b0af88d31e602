package io.tallystick.rules.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.List;

/**
 * A condition over numbers and truths, worked out without CEL's interpreter: what most conditions of most contracts are, at a
 * twentieth of its price. It answers only where nothing can fail: every variable has a value, and every number on the way is finite. So
 * neither the order of evaluation nor an error can tell it from the library, to which everything else is left. {@code DirectTest}
 * holds both against each other.
 */
final class Direct {
    /** What {@link #ask} answers where the library must be asked. */
    static final int UNKNOWN = -1;

    static final int FALSE = 0;
    static final int TRUE = 1;

    /** A part of type bool: {@link #TRUE}, {@link #FALSE} or {@link #UNKNOWN}. */
    interface Truth {
        int of(Bindings bindings);
    }

    /** A part of type double; NaN for unknown. */
    interface Real {
        double of(Bindings bindings);
    }

    /** A part of type int. */
    interface Whole {
        long of(Bindings bindings);
    }

    /** What a comparison makes of less (-1), equal (0) and greater (1). */
    interface Order {
        int of(int sign);
    }

    private final Truth root;
    private final int[] slots;

    private Direct(Truth root, int[] slots) {
        this.root = root;
        this.slots = slots;
    }

    /** The condition, or null if anything in it is not of the kind. */
    static Direct of(CelAbstractSyntaxTree tree, List<References.Reference> references, Scope scope) {
        Truth root = new DirectCompiler(tree, scope).truth(tree.getExpr());
        int[] slots = references.stream()
                .mapToInt(References.Reference::slot)
                .distinct()
                .toArray();
        return root == null ? null : new Direct(root, slots);
    }

    /** 1 if the condition holds, 0 if not, or {@link #UNKNOWN}. */
    int ask(Bindings bindings) {
        for (int slot : slots) {
            if (!bindings.isSet(slot)) {
                return UNKNOWN;
            }
        }
        return root.of(bindings);
    }

    static int truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
