package io.tallystick.rules.expr;

import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks values on their way in and out, copies what could change, and puts maps into the order of their keys. */
final class Values {
    private static final Instant FIRST_INSTANT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Duration LONGEST = Duration.ofSeconds(315_576_000_000L);

    private final String name;
    private long weight;

    private final MoneyOps<?, ?> money;

    private Values(String name, MoneyOps<?, ?> money) {
        this.name = name;
        this.money = money;
    }

    static Object bind(Variable variable, MoneyOps<?, ?> money, Object value) {
        Values values = new Values(variable.name(), money);
        Type type = variable.type();
        // Any part of a document may be as heavy as the whole.
        Size size = type == Type.DOCUMENT
                ? new Size(variable.size().own(), variable.size().own())
                : variable.size();
        Object bound = values.copy(type, value, size, 1);
        if (type == Type.DOCUMENT) {
            values.checkSize("weight", values.weight, size.own());
        }
        return bound;
    }

    /** The value as the caller may see it, or null when it is not of the type. A null inside a document stays null. */
    static Object result(Type type, MoneyOps<?, ?> money, Object value) {
        try {
            return new Values("result", money).copy(type, value, null, 1);
        } catch (IllegalArgumentException notOfTheType) {
            return null;
        }
    }

    static boolean isNull(Object value) {
        return value == null || value instanceof NullValue;
    }

    private Object copy(Type type, Object value, Size size, int depth) {
        if (type instanceof Type.ListOf list && value instanceof List<?> elements) {
            weight += 1 + elements.size();
            return copyList(elements, list.element(), size, depth);
        }
        if (type instanceof Type.MapOf map && value instanceof Map<?, ?> entries) {
            weight += 1 + entries.size();
            return copyMap(entries, map.value(), size, depth);
        }
        if (type == Type.DOCUMENT) {
            return copyDocument(value, size, depth);
        }
        if (type instanceof Type.Scalar scalar && isScalar(scalar, value)) {
            int own = value instanceof String text ? text.length() : 1;
            weight += Math.max(1, own);
            if (size != null && depth == 1) {
                checkSize("characters", own, size.own());
            }
            return value;
        }
        throw new IllegalArgumentException(name + ": want " + type.title() + ", got " + describe(value));
    }

    private boolean isScalar(Type.Scalar scalar, Object value) {
        return switch (scalar) {
            case BOOL -> value instanceof Boolean;
            case INT -> value instanceof Long;
            case DOUBLE -> value instanceof Double number && Double.isFinite(number);
            case STRING -> value instanceof String;
            case TIMESTAMP ->
                value instanceof Instant instant && !instant.isBefore(FIRST_INSTANT) && !instant.isAfter(LAST_INSTANT);
            case DURATION ->
                value instanceof Duration duration && duration.abs().compareTo(LONGEST) <= 0;
            case MONEY -> money != null && money.moneyType().isInstance(value);
            case DECIMAL -> money != null && money.decimalType().isInstance(value);
            case DOCUMENT -> false;
        };
    }

    private Object copyDocument(Object value, Size size, int depth) {
        if (depth > ExpressionLimits.MAX_DOCUMENT_DEPTH) {
            throw new IllegalArgumentException(
                    name + ": want at most " + ExpressionLimits.MAX_DOCUMENT_DEPTH + " levels, got more");
        }
        if (value instanceof List<?> list) {
            weight += 1 + list.size();
            return copyList(list, Type.DOCUMENT, size, depth);
        }
        if (value instanceof Map<?, ?> map) {
            weight += 1 + map.size();
            return copyMap(map, Type.DOCUMENT, size, depth);
        }
        if (isNull(value)) {
            weight++;
            return size == null ? null : NullValue.NULL_VALUE;
        }
        for (Type.Scalar scalar : Type.Scalar.values()) {
            if (scalar.compareTo(size == null ? Type.Scalar.DURATION : Type.Scalar.STRING) <= 0
                    && isScalar(scalar, value)) {
                weight += value instanceof String text ? Math.max(1, text.length()) : 1;
                return value;
            }
        }
        throw new IllegalArgumentException(name + ": want what JSON can say, got " + describe(value));
    }

    private List<Object> copyList(List<?> elements, Type element, Size size, int depth) {
        checkEntries(elements.size(), size, depth);
        List<Object> copy = new ArrayList<>(elements.size());
        for (Object value : elements) {
            long before = weight;
            copy.add(copy(element, value, size, depth + 1));
            checkEach(before, size, depth);
        }
        return Collections.unmodifiableList(copy);
    }

    private Map<String, Object> copyMap(Map<?, ?> entries, Type value, Size size, int depth) {
        checkEntries(entries.size(), size, depth);
        TreeMap<String, Object> sorted = new TreeMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException(name + ": want string keys, got " + describe(entry.getKey()));
            }
            long before = weight;
            weight += Math.max(1, key.length());
            sorted.put(key, copy(value, entry.getValue(), size, depth + 1));
            checkEach(before, size, depth);
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    private void checkEntries(int entries, Size size, int depth) {
        if (size != null && depth == 1) {
            checkSize("entries", entries, size.own());
        }
    }

    private void checkEach(long before, Size size, int depth) {
        if (size == null) {
            return;
        }
        if (depth == 1) {
            checkSize("weight of an element", weight - before, size.each());
        }
        checkSize("weight", weight, 1 + size.own() * (1L + size.each()));
    }

    private void checkSize(String what, long got, long max) {
        if (got > max) {
            throw new IllegalArgumentException(name + ": want " + what + " of at most " + max + ", got " + got);
        }
    }

    private static String describe(Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return "a double that is not finite";
        }
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
