package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.geo.InvalidGeoException;
import io.tallystick.rules.geo.Position;
import io.tallystick.rules.unit.Conversion;
import io.tallystick.rules.unit.Unit;
import java.util.Map;
import java.util.Optional;

/** What an input gets, checked and converted. */
sealed interface Coming {
    /** In the input's unit, finite. */
    record Number(double value) implements Coming {}

    /** A Boolean or String. */
    record Value(Object value) implements Coming {}

    /** In degrees, on the earth. */
    record Place(double latitude, double longitude) implements Coming {}

    /** A document's or message's content, and the leaves that it came with. */
    record Content(Map<String, Object> content, long[] leaves) implements Coming {}

    /** It is not taken. */
    record Refusal(String reason) implements Coming {
        Refusal(EngineWording reason, Object... values) {
            this(reason.of(values));
        }
    }

    static Coming of(Input.Reading input, Sample sample, Units units) {
        if (input.type() == Type.DOUBLE && sample.value() instanceof Double number) {
            return number(input, number, sample.unit(), units);
        }
        boolean good = input.type() == Type.BOOL && sample.value() instanceof Boolean
                || input.type() == Type.STRING && sample.value() instanceof String;
        return good
                ? new Value(sample.value())
                : new Refusal(
                        EngineWording.WRONG_TYPE, input.name(), input.type().title(), kind(sample.value()));
    }

    private static Coming number(Input.Reading input, double value, String sent, Units units) {
        Unit wanted = input.unit();
        double converted = value;
        if (wanted != null && !Units.same(sent, wanted)) {
            Optional<Conversion> conversion =
                    sent == null || sent.isEmpty() ? Optional.empty() : units.conversion(sent, wanted);
            if (conversion.isEmpty()) {
                String got = sent == null || sent.isEmpty() ? "none" : "'" + Units.shorten(sent) + "'";
                return new Refusal(EngineWording.WRONG_UNIT, input.name(), wanted.symbol(), got);
            }
            converted = conversion.get().apply(value);
        }
        return Double.isFinite(converted)
                ? new Number(converted)
                : new Refusal(EngineWording.NOT_FINITE, input.name(), Double.isNaN(value) ? "NaN" : "infinity");
    }

    static Coming place(String input, double latitude, double longitude) {
        try {
            Position.require(latitude, longitude);
            return new Place(latitude, longitude);
        } catch (InvalidGeoException invalid) {
            return new Refusal(EngineWording.NO_POSITION, input, degrees(latitude), degrees(longitude));
        }
    }

    private static String degrees(double value) {
        return Double.isNaN(value) ? "NaN" : Double.isInfinite(value) ? "infinity" : Printed.value(value);
    }

    private static String kind(Object value) {
        return value instanceof Double
                ? "a number"
                : value instanceof Boolean ? "a truth value" : value instanceof String ? "text" : "nothing";
    }
}
