package io.tallystick.rules.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;

/** Finds the operations whose result lies between two whole units: percent, money by a decimal, decimal by decimal. */
final class RoundingWalk {
    private RoundingWalk() {}

    static boolean rounds(CelAbstractSyntaxTree tree) {
        return rounds(tree, tree.getExpr());
    }

    private static boolean rounds(CelAbstractSyntaxTree tree, CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL && callRounds(tree, expr)
                || Tree.children(expr).stream().anyMatch(child -> rounds(tree, child));
    }

    private static boolean callRounds(CelAbstractSyntaxTree tree, CelExpr expr) {
        CelType type = tree.getType(expr.id()).orElse(null);
        return switch (expr.call().function()) {
            case "percent" -> true;
            case "_/_" -> MoneyFunctions.DECIMAL.equals(type);
            case "_*_" ->
                MoneyFunctions.MONEY.equals(type)
                        && expr.call().args().stream()
                                .map(arg -> tree.getType(arg.id()).orElse(null))
                                .anyMatch(arg ->
                                        MoneyFunctions.DECIMAL.equals(arg) || arg == null || CelTypes.isDynamic(arg));
            default -> false;
        };
    }
}
