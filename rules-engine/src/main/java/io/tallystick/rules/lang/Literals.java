package io.tallystick.rules.lang;

import io.tallystick.rules.expr.Type;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.Currency;
import io.tallystick.rules.money.Decimal;
import io.tallystick.rules.money.Money;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Values written out: of params, of variables at first, of tests. */
final class Literals {
    private static final Pattern MONEY = Pattern.compile("[A-Za-z0-9]{3,8} -?[0-9]+(\\.[0-9]*)?");
    private static final Pattern BARE_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*");

    private final Values values;
    private final Currencies currencies;

    Literals(Values values, Currencies currencies) {
        this.values = values;
        this.currencies = currencies;
    }

    /** A scalar type by its name. */
    Optional<Type> type(Node node) {
        Map<String, Type> types = new LinkedHashMap<>();
        Arrays.stream(Type.Scalar.values()).filter(t -> t != Type.DOCUMENT).forEach(t -> types.put(t.title(), t));
        return values.oneOf(node, "type", types.keySet()).map(types::get);
    }

    /** A value of a type, of the class that expressions take for it. */
    Optional<Object> of(Node node, String what, Type type) {
        return switch ((Type.Scalar) type) {
            case BOOL -> values.truth(node, what).map(Object.class::cast);
            case INT ->
                values.integer(node, what, Long.MIN_VALUE, Long.MAX_VALUE).map(Object.class::cast);
            case DOUBLE -> values.number(node, what).map(Object.class::cast);
            case STRING -> values.text(node, what).map(Object.class::cast);
            case TIMESTAMP -> values.instant(node, what).map(Object.class::cast);
            case DURATION -> values.duration(node, what).map(Object.class::cast);
            case MONEY -> money(node, what).map(Object.class::cast);
            case DECIMAL ->
                values.text(node, what)
                        .flatMap(text -> values.made(node, what, () -> Decimal.parse(text)))
                        .map(Object.class::cast);
            case DOCUMENT -> values.refuse(node, what + ": want a value, a document cannot be written out");
        };
    }

    /** An amount with its currency. */
    Optional<Money> money(Node node, String what) {
        Optional<String> text = values.text(node, what);
        if (text.isPresent() && BARE_NUMBER.matcher(text.get()).matches()) {
            values.refuse(
                    node,
                    what + ": want an amount with its currency, got \"" + text.get() + "\"",
                    "write EUR " + text.get() + (text.get().contains(".") ? "" : ".00"));
            return Optional.empty();
        }
        return text.flatMap(amount -> values.made(node, what, () -> Money.parse(amount, currencies)));
    }

    /** What type a value that is written out plainly has; empty for a text without quotes, which is none. */
    Optional<Type> typeOf(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return Optional.of(isMoney(text) ? Type.MONEY : Type.STRING);
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Type.BOOL);
        }
        if (scalar.getTag().equals(Tag.INT)) {
            return Optional.of(Type.INT);
        }
        if (scalar.getTag().equals(Tag.FLOAT)) {
            return Optional.of(Type.DOUBLE);
        }
        if (isMoney(text)) {
            return Optional.of(Type.MONEY);
        }
        return INSTANT.matcher(text).matches() ? Optional.of(Type.TIMESTAMP) : Optional.empty();
    }

    /** Whether a text looks like an amount: a code, a space, a number. */
    static boolean isMoney(String text) {
        return MONEY.matcher(text).matches();
    }

    static boolean isBareNumber(String text) {
        return BARE_NUMBER.matcher(text).matches();
    }

    static boolean isInstant(String text) {
        return INSTANT.matcher(text).matches();
    }

    /** A currency by its code. */
    Optional<Currency> currency(Node node) {
        return values.text(node, "currency").flatMap(code -> values.made(node, "currency", () -> currencies.get(code)));
    }

    /** An amount as tests write it, printed in its one form. */
    Optional<String> amountText(Node node, String what) {
        return money(node, what).map(Money::toString);
    }

    /** One amount or several, printed. */
    List<String> amountTexts(Node node, String what) {
        return values.items(node, what).stream()
                .flatMap(item -> amountText(item, what).stream())
                .toList();
    }
}
