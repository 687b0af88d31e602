package io.tallystick.rules.expr;

import dev.cel.common.ast.CelExpr;
import io.tallystick.rules.unit.Conversion;
import io.tallystick.rules.unit.IncomparableUnitsException;
import io.tallystick.rules.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Looks for values of two units that are compared, added, or taken for one another. Numbers written out, products and quotients have no unit:
 * they go with any.
 */
public final class UnitCheck {
    private final Expression expression;
    private final IntFunction<Unit> unitOfSlot;
    private final List<ExpressionError> errors = new ArrayList<>();

    private UnitCheck(Expression expression, IntFunction<Unit> unitOfSlot) {
        this.expression = expression;
        this.unitOfSlot = unitOfSlot;
    }

    /**
     * What does not go together, in the order of the text.
     *
     * @param unitOfSlot the unit of a variable, or null
     */
    public static List<ExpressionError> errors(Expression expression, IntFunction<Unit> unitOfSlot) {
        UnitCheck check = new UnitCheck(expression, unitOfSlot);
        check.visit(expression.tree().getExpr());
        return List.copyOf(check.errors);
    }

    /** The unit of the expression's value, or null if it has none or none is known. */
    public static Unit unit(Expression expression, IntFunction<Unit> unitOfSlot) {
        return new UnitCheck(expression, unitOfSlot).visit(expression.tree().getExpr());
    }

    private Unit visit(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            Integer slot = expression.scope().find(expr.ident().name());
            return slot == null ? null : unitOfSlot.apply(slot);
        }
        List<CelExpr> children = Tree.children(expr);
        List<Unit> units = new ArrayList<>();
        children.forEach(child -> units.add(visit(child)));
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return null;
        }
        return switch (expr.call().function()) {
            case "_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_" -> {
                together(expr, "compare", units.get(0), units.get(1));
                yield null;
            }
            case "_+_", "_-_" ->
                together(expr, "_+_".equals(expr.call().function()) ? "add" : "subtract", units.get(0), units.get(1));
            case "min", "max" -> together(expr, "compare", units.get(0), units.get(1));
            case "_?_:_" -> together(expr, "take one or the other of", units.get(1), units.get(2));
            case "-_", "abs", "floor", "ceil", "trunc", "round" -> units.get(0);
            default -> null;
        };
    }

    private Unit together(CelExpr expr, String verb, Unit a, Unit b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        try {
            Conversion.between(a, b);
            boolean same = a.scale().equals(b.scale()) && a.offset().equals(b.offset());
            if (!same) {
                refuse(
                        expr,
                        "cannot " + verb + " a value in " + a.symbol() + " and one in " + b.symbol(),
                        "give both one unit: an input with \"unit: " + a.symbol() + "\" converts what comes in "
                                + b.symbol());
            }
        } catch (IncomparableUnitsException e) {
            refuse(expr, "cannot " + verb + " a value in " + a.symbol() + " and one in " + b.symbol(), e.getMessage());
        }
        return a;
    }

    private void refuse(CelExpr expr, String message, String suggestion) {
        int offset = expression.tree().getSource().getPositionsMap().getOrDefault(expr.id(), 0);
        String text = expression.text();
        errors.add(ExpressionError.at(text, Place.ofCodePoint(text, offset).offset(), message, suggestion));
    }
}
