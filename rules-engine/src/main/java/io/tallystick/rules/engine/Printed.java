package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Text;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.lang.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Values as people read them; the same text on every JVM. */
final class Printed {
    private static final int TEXT_DIGITS = 6;

    private Printed() {}

    /** As the language prints it: a double with the fewest digits that mean it. */
    static String value(Object value) {
        return value instanceof Double number
                ? CanonicalJson.number(number)
                : value instanceof String text ? text : plain(value);
    }

    /** A message's words with its values; a value that is not there is {@code ?}. */
    static String text(Text text, Memory memory) throws EvaluationException {
        StringBuilder out = new StringBuilder();
        for (Text.Part part : text.parts()) {
            out.append(part.literal() != null ? part.literal() : part(part, memory));
        }
        int most = EngineLimits.MAX_MESSAGE_CHARS;
        if (out.length() > most) {
            out.setLength(Character.isHighSurrogate(out.charAt(most - 1)) ? most - 1 : most);
        }
        return out.toString();
    }

    private static String part(Text.Part part, Memory memory) throws EvaluationException {
        try {
            Object value = memory.evaluate(part.value());
            return value instanceof Double number ? rounded(number) : plain(value);
        } catch (EvaluationException failed) {
            if (failed.kind() == EvaluationException.Kind.UNSET) {
                return "?";
            }
            throw failed;
        }
    }

    private static String rounded(double number) {
        BigDecimal digits = new BigDecimal(number)
                .setScale(TEXT_DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return digits.signum() == 0 ? "0" : digits.toPlainString();
    }

    private static String plain(Object value) {
        if (value instanceof Duration duration && !duration.isNegative() && duration.getNano() % 1_000_000 == 0) {
            return Durations.print(duration);
        }
        return value instanceof Map || value instanceof List || value == null
                ? CanonicalJson.of(value)
                : value.toString();
    }
}
