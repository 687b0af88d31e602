package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Param;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.lang.Durations;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Decimal;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.money.MoneyException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the values of params: JSON's or text. */
final class ParamValues {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    private final Currencies currencies;

    ParamValues(Currencies currencies) {
        this.currencies = currencies;
    }

    /** @throws Refusal saying what was wanted and what is there */
    Object read(Param param, Object given) {
        Object value = switch ((Type.Scalar) param.type()) {
            case BOOL -> truth(given);
            case INT -> integer(given);
            case DOUBLE -> number(given);
            case STRING -> text(given);
            case TIMESTAMP -> time(given);
            case DURATION -> duration(given);
            case MONEY -> money(param, given);
            case DECIMAL -> decimal(given);
            case DOCUMENT -> throw refused(EngineWording.A_TEXT, given);
        };
        bound(param, value);
        return value;
    }

    private static void bound(Param param, Object value) {
        if (param.min() != null && compare(value, param.min()) < 0) {
            throw refused(EngineWording.OR_MORE.of(Printed.value(param.min())), value);
        }
        if (param.max() != null && compare(value, param.max()) > 0) {
            throw refused(EngineWording.OR_LESS.of(Printed.value(param.max())), value);
        }
    }

    @SuppressWarnings("unchecked") // bounds are of the param's own class
    private static int compare(Object value, Object bound) {
        return ((Comparable<Object>) value).compareTo(bound);
    }

    private static Object truth(Object given) {
        if (given instanceof Boolean) {
            return given;
        }
        if ("true".equals(given) || "false".equals(given)) {
            return "true".equals(given);
        }
        throw refused(EngineWording.A_TRUTH, given);
    }

    private static Object integer(Object given) {
        if (given instanceof Long) {
            return given;
        }
        if (given instanceof String text && INTEGER.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        throw refused(EngineWording.AN_INTEGER, given);
    }

    private static Object number(Object given) {
        Object number = given instanceof Long whole ? (Object) whole.doubleValue() : given;
        if (given instanceof String text && NUMBER.matcher(text).matches()) {
            number = Double.parseDouble(text);
        }
        if (number instanceof Double value && Double.isFinite(value)) {
            return value;
        }
        throw refused(EngineWording.A_NUMBER, given);
    }

    private static Object text(Object given) {
        if (given instanceof String) {
            return given;
        }
        throw refused(EngineWording.A_TEXT, given);
    }

    private static Object time(Object given) {
        try {
            return given instanceof Instant ? given : Instant.parse((String) given);
        } catch (DateTimeParseException | ClassCastException e) {
            throw refused(EngineWording.A_TIME, given);
        }
    }

    private static Object duration(Object given) {
        if (given instanceof Duration) {
            return given;
        }
        Optional<Duration> duration = given instanceof String text ? Durations.parse(text) : Optional.empty();
        return duration.orElseThrow(() -> refused(EngineWording.A_DURATION, given));
    }

    private Object money(Param param, Object given) {
        Money money = given instanceof Money amount ? amount : amount(given);
        param.requiredCurrency().ifPresent(wanted -> {
            if (!wanted.equals(money.currency())) {
                throw refused(EngineWording.IN_CURRENCY.of(wanted.code()), given);
            }
        });
        return money;
    }

    private Money amount(Object given) {
        try {
            return Money.parse((String) text(given), currencies);
        } catch (MoneyException noAmount) {
            throw refused(EngineWording.AN_AMOUNT, given);
        }
    }

    private static Object decimal(Object given) {
        if (given instanceof Long whole) {
            return Decimal.of(whole);
        }
        try {
            return given instanceof Decimal ? given : Decimal.parse((String) text(given));
        } catch (MoneyException noDecimal) {
            throw refused(EngineWording.A_DECIMAL, given);
        }
    }

    private static Refusal refused(EngineWording want, Object given) {
        return refused(want.of(), given);
    }

    private static Refusal refused(String want, Object given) {
        return new Refusal(want, given instanceof String text ? "'" + text + "'" : Printed.value(given));
    }

    /** A value that a param cannot have. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String want;
        private final String got;

        private Refusal(String want, String got) {
            super(want, null, false, false);
            this.want = want;
            this.got = got;
        }

        String want() {
            return want;
        }

        String got() {
            return got;
        }
    }
}
