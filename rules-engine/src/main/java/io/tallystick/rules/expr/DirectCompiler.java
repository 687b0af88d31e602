package io.tallystick.rules.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;

/** Makes a {@link Direct} condition of a checked tree. Each method gives null for a part that is not of its kind. */
record DirectCompiler(CelAbstractSyntaxTree tree, Scope scope) {
    Direct.Truth truth(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constantTruth(expr.constant());
            case IDENT -> {
                int slot = slot(expr, Type.BOOL);
                yield slot < 0 ? null : bindings -> Direct.truth(bindings.truth(slot));
            }
            case CALL -> call(expr.call().function(), expr.call().args());
            default -> null;
        };
    }

    private static Direct.Truth constantTruth(CelConstant constant) {
        if (constant.getKind() != CelConstant.Kind.BOOLEAN_VALUE) {
            return null;
        }
        int value = Direct.truth(constant.booleanValue());
        return bindings -> value;
    }

    private Direct.Truth call(String function, List<CelExpr> args) {
        return switch (function) {
            case "!_" -> negated(truth(args.get(0)));
            case "_&&_", "_||_" -> connected(function.equals("_&&_"), truth(args.get(0)), truth(args.get(1)));
            case "_<_", "_<=_", "_>_", "_>=_" -> compared(function, args.get(0), args.get(1));
            default -> null;
        };
    }

    private static Direct.Truth negated(Direct.Truth part) {
        return part == null
                ? null
                : bindings -> {
                    int value = part.of(bindings);
                    return value == Direct.UNKNOWN ? Direct.UNKNOWN : Direct.TRUE - value;
                };
    }

    /** Where the left part decides, the right one may be whatever it is: so it is in CEL. */
    private static Direct.Truth connected(boolean and, Direct.Truth left, Direct.Truth right) {
        int goesOn = and ? Direct.TRUE : Direct.FALSE;
        return left == null || right == null
                ? null
                : bindings -> {
                    int value = left.of(bindings);
                    return value == goesOn ? right.of(bindings) : value;
                };
    }

    private Direct.Truth compared(String function, CelExpr left, CelExpr right) {
        if (isA(SimpleType.DOUBLE, left, right)) {
            return compared(function, real(left), real(right));
        }
        return isA(SimpleType.INT, left, right) ? compared(function, whole(left), whole(right)) : null;
    }

    private static Direct.Truth compared(String function, Direct.Real left, Direct.Real right) {
        if (left == null || right == null) {
            return null;
        }
        Direct.Order order = order(function);
        return bindings -> {
            double a = left.of(bindings);
            double b = right.of(bindings);
            // Not by Double.compare: 0.0 and -0.0 are the same.
            return Double.isNaN(a) || Double.isNaN(b) ? Direct.UNKNOWN : order.of(a < b ? -1 : a > b ? 1 : 0);
        };
    }

    private static Direct.Truth compared(String function, Direct.Whole left, Direct.Whole right) {
        if (left == null || right == null) {
            return null;
        }
        Direct.Order order = order(function);
        return bindings -> order.of(Long.compare(left.of(bindings), right.of(bindings)));
    }

    private static Direct.Order order(String function) {
        return switch (function) {
            case "_<_" -> sign -> Direct.truth(sign < 0);
            case "_<=_" -> sign -> Direct.truth(sign <= 0);
            case "_>_" -> sign -> Direct.truth(sign > 0);
            default -> sign -> Direct.truth(sign >= 0);
        };
    }

    private Direct.Real real(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> {
                double value = expr.constant().doubleValue();
                yield bindings -> value;
            }
            case IDENT -> {
                int slot = slot(expr, Type.DOUBLE);
                yield slot < 0 ? null : bindings -> bindings.number(slot);
            }
            case CALL -> reckoned(expr.call().function(), expr.call().args());
            default -> null;
        };
    }

    private Direct.Real reckoned(String function, List<CelExpr> args) {
        if (function.equals("-_")) {
            Direct.Real part = real(args.get(0));
            return part == null ? null : bindings -> -part.of(bindings);
        }
        if (args.size() != 2 || !isA(SimpleType.DOUBLE, args.get(0), args.get(1))) {
            return null;
        }
        Direct.Real left = real(args.get(0));
        Direct.Real right = real(args.get(1));
        if (left == null || right == null) {
            return null;
        }
        return switch (function) {
            case "_+_" -> bindings -> Direct.finite(left.of(bindings) + right.of(bindings));
            case "_-_" -> bindings -> Direct.finite(left.of(bindings) - right.of(bindings));
            case "_*_" -> bindings -> Direct.finite(left.of(bindings) * right.of(bindings));
            case "_/_" -> bindings -> Direct.finite(left.of(bindings) / right.of(bindings));
            default -> null;
        };
    }

    /** No arithmetic: it can overflow. */
    private Direct.Whole whole(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            long value = expr.constant().int64Value();
            return bindings -> value;
        }
        int slot = expr.getKind() == CelExpr.ExprKind.Kind.IDENT ? slot(expr, Type.INT) : -1;
        return slot < 0 ? null : bindings -> bindings.whole(slot);
    }

    private boolean isA(CelType type, CelExpr left, CelExpr right) {
        return type.equals(tree.getType(left.id()).orElse(null))
                && type.equals(tree.getType(right.id()).orElse(null));
    }

    private int slot(CelExpr expr, Type type) {
        Integer slot = scope.find(expr.ident().name());
        return slot == null || scope.variables().get(slot).type() != type ? -1 : slot;
    }
}
