package io.tallystick.rules.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What the type checker lets pass and we do not: literals of types left out, amounts that are none, and zones that are not fixed offsets. */
final class Restrictions {
    private static final Pattern FIXED_OFFSET = Pattern.compile("UTC|[+-](0\\d|1[0-7]):[0-5]\\d|[+-]18:00");
    private static final Set<String> GETTERS = Set.of(
            "getFullYear",
            "getMonth",
            "getDate",
            "getDayOfMonth",
            "getDayOfWeek",
            "getDayOfYear",
            "getHours",
            "getMinutes",
            "getSeconds",
            "getMilliseconds");

    private final CelAbstractSyntaxTree tree;
    private final String text;
    private final MoneyOps<?, ?> money;
    private final List<ExpressionError> errors = new ArrayList<>();

    private Restrictions(CelAbstractSyntaxTree tree, String text, MoneyOps<?, ?> money) {
        this.money = money;
        this.tree = tree;
        this.text = text;
    }

    static List<ExpressionError> check(CelAbstractSyntaxTree tree, String text, Scope scope) {
        Restrictions restrictions = new Restrictions(tree, text, scope.money());
        restrictions.visit(tree.getExpr());
        return restrictions.errors;
    }

    private void visit(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            checkConstant(expr, expr.constant());
        } else if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
            checkZone(expr.call());
            checkAmount(expr, expr.call());
        } else if (expr.getKind() == CelExpr.ExprKind.Kind.STRUCT) {
            refuse(expr, "messages are not offered", "write a map: {'name': value}");
        }
        Tree.children(expr).forEach(this::visit);
    }

    private void checkConstant(CelExpr expr, CelConstant constant) {
        switch (constant.getKind()) {
            case UINT64_VALUE -> refuse(expr, "unsigned integers are not offered", "write the number without u");
            case BYTES_VALUE -> refuse(expr, "bytes are not offered", "write a string without the b before it");
            case DOUBLE_VALUE -> {
                if (!Double.isFinite(constant.doubleValue())) {
                    refuse(expr, "the number is too big for a double", "");
                }
            }
            default -> {
                // Every other literal is of a type that is offered.
            }
        }
    }

    /** An amount or decimal that is written out is looked at now, not when it is needed. */
    private void checkAmount(CelExpr expr, CelExpr.CelCall call) {
        boolean amount = call.function().equals("money");
        if (money == null
                || !amount && !call.function().equals("decimal")
                || call.args().size() != 1
                || call.args().get(0).getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || call.args().get(0).constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return;
        }
        String literal = call.args().get(0).constant().stringValue();
        try {
            Object value = amount ? money.money(literal) : money.decimal(literal);
            Objects.requireNonNull(value, "value");
        } catch (ArithmeticException | IllegalArgumentException wrong) {
            refuse(expr, String.valueOf(wrong.getMessage()), "");
        }
    }

    private void checkZone(CelExpr.CelCall call) {
        if (!GETTERS.contains(call.function()) || call.args().size() != 1) {
            return;
        }
        CelExpr zone = call.args().get(0);
        boolean isLiteral = zone.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && zone.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (!isLiteral || !FIXED_OFFSET.matcher(zone.constant().stringValue()).matches()) {
            refuse(
                    zone,
                    call.function() + " takes a fixed offset written out, because the rules of named zones change",
                    "write 'UTC' or an offset such as '+01:00'");
        }
    }

    private void refuse(CelExpr expr, String message, String suggestion) {
        if (errors.size() < ExpressionLimits.MAX_ERRORS) {
            int offset = tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
            Place place = Place.ofCodePoint(text, offset);
            errors.add(ExpressionError.at(text, place.offset(), message, suggestion));
        }
    }
}
