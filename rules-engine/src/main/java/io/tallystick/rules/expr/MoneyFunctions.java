package io.tallystick.rules.expr;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/** Operators and functions on money and decimals, handed to {@link MoneyOps}. */
final class MoneyFunctions<M, D> {
    static final OpaqueType MONEY = OpaqueType.create("money");
    static final OpaqueType DECIMAL = OpaqueType.create("decimal");

    private final MoneyOps<M, D> ops;
    private final List<Function> functions = new ArrayList<>();

    private MoneyFunctions(MoneyOps<M, D> ops) {
        this.ops = ops;
    }

    static <M, D> List<Function> of(MoneyOps<M, D> ops) {
        MoneyFunctions<M, D> all = new MoneyFunctions<>(ops);
        all.addMoney();
        all.addDecimals();
        return all.functions;
    }

    private void addMoney() {
        Class<M> m = ops.moneyType();
        Class<D> d = ops.decimalType();
        functions.add(Function.unary(
                "money",
                "money_string",
                MONEY,
                SimpleType.STRING,
                String.class,
                text -> guarded(() -> ops.money(text))));
        functions.add(Function.unary("-_", "negate_money", MONEY, MONEY, m, a -> guarded(() -> ops.negate(a))));
        same("_+_", "add_money", MONEY, m, ops::add);
        same("_-_", "subtract_money", MONEY, m, ops::subtract);
        functions.add(Function.binary(
                "_*_",
                "multiply_money_int",
                MONEY,
                MONEY,
                SimpleType.INT,
                m,
                Long.class,
                (a, n) -> guarded(() -> ops.multiply(a, n))));
        functions.add(Function.binary(
                "_*_",
                "multiply_int_money",
                MONEY,
                SimpleType.INT,
                MONEY,
                Long.class,
                m,
                (n, a) -> guarded(() -> ops.multiply(a, n))));
        functions.add(Function.binary(
                "_*_",
                "multiply_money_decimal",
                MONEY,
                MONEY,
                DECIMAL,
                m,
                d,
                (a, n) -> guarded(() -> ops.multiply(a, n))));
        functions.add(Function.binary(
                "_*_",
                "multiply_decimal_money",
                MONEY,
                DECIMAL,
                MONEY,
                d,
                m,
                (n, a) -> guarded(() -> ops.multiply(a, n))));
        functions.add(Function.binary(
                        "percent",
                        "money_percent_int",
                        MONEY,
                        MONEY,
                        SimpleType.INT,
                        m,
                        Long.class,
                        (a, p) -> guarded(() -> ops.percent(a, p)))
                .asMember());
        functions.add(Function.binary(
                        "percent",
                        "money_percent_decimal",
                        MONEY,
                        MONEY,
                        DECIMAL,
                        m,
                        d,
                        (a, p) -> guarded(() -> ops.percent(a, p)))
                .asMember());
        order("money", MONEY, m, ops::compare);
    }

    private void addDecimals() {
        Class<D> d = ops.decimalType();
        functions.add(Function.unary(
                "decimal",
                "decimal_string",
                DECIMAL,
                SimpleType.STRING,
                String.class,
                text -> guarded(() -> ops.decimal(text))));
        functions.add(Function.unary(
                "decimal",
                "decimal_int",
                DECIMAL,
                SimpleType.INT,
                Long.class,
                value -> guarded(() -> ops.decimal(value.longValue()))));
        functions.add(
                Function.unary("-_", "negate_decimal", DECIMAL, DECIMAL, d, a -> guarded(() -> ops.negateDecimal(a))));
        same("_+_", "add_decimal", DECIMAL, d, ops::addDecimals);
        same("_-_", "subtract_decimal", DECIMAL, d, ops::subtractDecimals);
        same("_*_", "multiply_decimal", DECIMAL, d, ops::multiplyDecimals);
        same("_/_", "divide_decimal", DECIMAL, d, ops::divideDecimals);
        order("decimal", DECIMAL, d, ops::compareDecimals);
    }

    private <T> void same(String name, String id, CelType type, Class<T> java, BinaryOperator<T> body) {
        functions.add(
                Function.binary(name, id, type, type, type, java, java, (a, b) -> guarded(() -> body.apply(a, b))));
    }

    private <T> void order(String title, CelType type, Class<T> java, ToIntBiFunction<T, T> compare) {
        compared("_<_", "less_" + title, type, java, compare, sign -> sign < 0);
        compared("_<=_", "less_equals_" + title, type, java, compare, sign -> sign <= 0);
        compared("_>_", "greater_" + title, type, java, compare, sign -> sign > 0);
        compared("_>=_", "greater_equals_" + title, type, java, compare, sign -> sign >= 0);
        same("min", "min_" + title, type, java, (a, b) -> compare.applyAsInt(a, b) <= 0 ? a : b);
        same("max", "max_" + title, type, java, (a, b) -> compare.applyAsInt(a, b) >= 0 ? a : b);
    }

    private <T> void compared(
            String name, String id, CelType type, Class<T> java, ToIntBiFunction<T, T> compare, IntPredicate holds) {
        functions.add(Function.binary(
                name,
                id,
                SimpleType.BOOL,
                type,
                type,
                java,
                java,
                (a, b) -> guarded(() -> holds.test(compare.applyAsInt(a, b)))));
    }

    private static <T> T guarded(Supplier<T> body) {
        try {
            return body.get();
        } catch (ArithmeticException | IllegalArgumentException refused) {
            throw new Failure(EvaluationException.Kind.MONEY, String.valueOf(refused.getMessage()));
        }
    }
}
