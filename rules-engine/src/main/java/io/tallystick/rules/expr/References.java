package io.tallystick.rules.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/** Where an expression names which variable of its scope. */
final class References {
    record Reference(int slot, Place place) {}

    private References() {}

    static List<Reference> of(CelAbstractSyntaxTree tree, String text, Scope scope) {
        List<Reference> references = new ArrayList<>();
        collect(tree.getExpr(), tree, text, scope, references);
        return List.copyOf(references);
    }

    private static void collect(
            CelExpr expr, CelAbstractSyntaxTree tree, String text, Scope scope, List<Reference> references) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            Integer slot = scope.find(expr.ident().name());
            if (slot != null) {
                int offset = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
                references.add(new Reference(slot, Place.ofCodePoint(text, offset)));
            }
        }
        for (CelExpr child : Tree.children(expr)) {
            collect(child, tree, text, scope, references);
        }
    }
}
