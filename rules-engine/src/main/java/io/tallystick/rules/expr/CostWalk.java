package io.tallystick.rules.expr;

import static io.tallystick.rules.expr.Extent.plus;
import static io.tallystick.rules.expr.Extent.times;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Proves an upper bound of the cost of a checked expression from the declared sizes. Each node costs 1, its parts, and what it
 * looks through; a branch costs its dearer side; a macro costs its range, then its body as often as the range may have elements.
 */
final class CostWalk {
    private final CelAbstractSyntaxTree tree;
    private final Map<String, Extent> names = new HashMap<>();
    private long cost;

    private CostWalk(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The bound, at most {@link Extent#CAP}, which stands for more than can be said. */
    static long upperBound(CelAbstractSyntaxTree tree, Scope scope) {
        CostWalk walk = new CostWalk(tree);
        scope.variables().forEach(variable -> walk.names.put(variable.name(), Extent.of(variable)));
        walk.visit(tree.getExpr());
        return walk.cost;
    }

    private Extent visit(CelExpr expr) {
        spend(1);
        return switch (expr.getKind()) {
            case CONSTANT -> literal(expr.constant());
            case IDENT -> names.getOrDefault(expr.ident().name(), Extent.ONE);
            case SELECT -> {
                Extent operand = visit(expr.select().operand());
                spend(expr.select().field().length());
                yield expr.select().testOnly() ? Extent.ONE : operand.element();
            }
            case CALL -> call(expr);
            case LIST -> parts(expr.list().elements(), 1);
            case MAP -> parts(Tree.children(expr), 2);
            case COMPREHENSION -> comprehension(expr.comprehension());
            case STRUCT, NOT_SET ->
                throw new IllegalStateException("node: want one that is offered, got " + expr.getKind());
        };
    }

    private Extent literal(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.STRING_VALUE
                ? Extent.text(constant.stringValue().length())
                : Extent.ONE;
    }

    private Extent parts(List<CelExpr> parts, int perEntry) {
        long each = 0;
        long weight = 1;
        for (CelExpr part : parts) {
            Extent extent = visit(part);
            each = Math.max(each, extent.weight());
            weight = plus(weight, plus(1, extent.weight()));
        }
        spend(perEntry == 2 ? weight : parts.size());
        return new Extent(parts.size() / perEntry, times(each, perEntry), weight);
    }

    private Extent call(CelExpr expr) {
        CelExpr.CelCall call = expr.call();
        List<CelExpr> args = Tree.children(expr);
        if (call.function().equals("_?_:_")) {
            visit(args.get(0));
            return dearer(args.get(1), args.get(2));
        }
        Extent first = args.isEmpty() ? Extent.ONE : visit(args.get(0));
        Extent second = args.size() < 2 ? Extent.ONE : visit(args.get(1));
        for (int i = 2; i < args.size(); i++) {
            second = second.or(visit(args.get(i)));
        }
        return switch (call.function()) {
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> {
                spend(Math.min(first.weight(), second.weight()));
                yield Extent.ONE;
            }
            case "_+_" -> concatenation(expr, first, second);
            case "_[_]" -> {
                spend(second.weight());
                yield first.element();
            }
            case "@in" -> {
                spend(plus(first.weight(), times(second.own(), Math.min(first.weight(), second.each()))));
                yield Extent.ONE;
            }
            case "contains" -> {
                spend(times(first.own(), second.own()));
                yield Extent.ONE;
            }
            case "min", "max", "dyn" -> first.or(second);
            case "string" -> {
                spend(first.own());
                yield first.or(Extent.text(Long.toString(Long.MIN_VALUE).length() + 20));
            }
            default -> {
                spend(plus(first.own(), second.own()));
                yield Extent.ONE;
            }
        };
    }

    private Extent concatenation(CelExpr expr, Extent first, Extent second) {
        CelKind kind = tree.getType(expr.id()).map(type -> type.kind()).orElse(CelKind.DYN);
        boolean grows = kind == CelKind.STRING
                || kind == CelKind.LIST
                || kind == CelKind.DYN
                || kind == CelKind.ANY
                || kind == CelKind.TYPE_PARAM;
        if (!grows) {
            return Extent.ONE;
        }
        spend(plus(first.own(), second.own()));
        return first.and(second);
    }

    private Extent dearer(CelExpr left, CelExpr right) {
        long before = cost;
        Extent a = visit(left);
        long afterLeft = cost;
        cost = before;
        Extent b = visit(right);
        cost = Math.max(cost, afterLeft);
        return a.or(b);
    }

    private Extent comprehension(CelExpr.CelComprehension loop) {
        Extent range = visit(loop.iterRange());
        Extent start = visit(loop.accuInit());
        // What one round adds to an empty accumulator is what it adds to any: the macros only append one element.
        Extent outerElement = names.put(loop.iterVar(), range.element());
        Extent outerAccumulator = names.put(loop.accuVar(), start);
        long before = cost;
        visit(loop.loopCondition());
        Extent step = visit(loop.loopStep());
        spend(1);
        long round = cost - before;
        cost = plus(before, times(Math.max(1, range.own()), round));
        Extent grown = new Extent(
                Math.max(step.own(), times(range.own(), step.own())),
                Math.max(1, step.each()),
                Math.max(step.weight(), plus(1, times(range.own(), step.weight()))));
        names.put(loop.accuVar(), grown);
        Extent result = visit(loop.result());
        restore(loop.iterVar(), outerElement);
        restore(loop.accuVar(), outerAccumulator);
        CelKind kind =
                tree.getType(loop.accuInit().id()).map(type -> type.kind()).orElse(CelKind.DYN);
        return kind == CelKind.LIST ? result : Extent.ONE;
    }

    private void restore(String name, Extent outer) {
        if (outer == null) {
            names.remove(name);
        } else {
            names.put(name, outer);
        }
    }

    private void spend(long units) {
        cost = plus(cost, units);
    }
}
