package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Bound;
import io.tallystick.rules.contract.Lasting;
import io.tallystick.rules.contract.Measured;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.geo.GeoLimits;
import io.tallystick.rules.number.DoubleText;
import io.tallystick.rules.unit.Conversion;
import io.tallystick.rules.unit.IncomparableUnitsException;
import io.tallystick.rules.unit.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The numbers and durations of fences and distances: written out, or params, each with the bounds of what it is for. */
final class PlaceMeasures {
    private static final double DEFAULT_NOISE_METRES = 10;
    private static final double DEFAULT_MAX_SPEED = 70;

    private final Draft draft;
    private final List<Bound> bounds = new ArrayList<>();

    /** What a number is for: bounds in the unit that is wanted. */
    private record Wanted(String key, String of, String unit, double least, boolean isLeastIn, double most) {
        String what() {
            return of + ": " + key + " in " + unit;
        }

        Bound bound(int param, Measured number) {
            return new Bound(param, least, isLeastIn, most, number, what());
        }

        String range() {
            return (isLeastIn ? plain(least) + " to " : "more than " + plain(least) + ", at most ") + plain(most) + " "
                    + unit;
        }
    }

    /** As names begin. */
    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String plain(double number) {
        return DoubleText.of(number);
    }

    PlaceMeasures(Draft draft) {
        this.draft = draft;
    }

    /** What has been wanted of params so far. */
    List<Bound> bounds() {
        return bounds;
    }

    Optional<Measured> latitude(Fields fields, String of) {
        double most = GeoLimits.MAX_LATITUDE_DEGREES;
        return required(fields, new Wanted("lat", of, "deg", -most, true, most));
    }

    Optional<Measured> longitude(Fields fields, String of) {
        double most = GeoLimits.MAX_LONGITUDE_DEGREES;
        return required(fields, new Wanted("lon", of, "deg", -most, true, most));
    }

    Optional<Measured> radius(Fields fields, String of) {
        return required(fields, new Wanted("radius", of, "m", 0, false, GeoLimits.MAX_RADIUS_METRES));
    }

    Measured noise(Fields fields, String of) {
        Wanted wanted = new Wanted("noise", of, "m", 0, true, GeoLimits.MAX_NOISE_METRES);
        return optional(fields, wanted, DEFAULT_NOISE_METRES);
    }

    Measured maxSpeed(Fields fields, String of) {
        Wanted wanted = new Wanted("maxSpeed", of, "m/s", 0, false, GeoLimits.MAX_SPEED_METRES_PER_SECOND);
        return optional(fields, wanted, DEFAULT_MAX_SPEED);
    }

    /** A duration, or none. */
    Lasting lasting(Optional<Node> node, String key, String of) {
        Lasting lasting = draft.lasting(node, key, GeoLimits.MAX_DURATION_MILLIS, 0);
        if (lasting.param() >= 0) {
            Bound bound = new Bound(lasting.param(), 1, true, GeoLimits.MAX_DURATION_MILLIS, null, of + ": " + key);
            bounds.add(bound);
            Param param = draft.params.get(lasting.param());
            within(
                    node.orElseThrow(),
                    param,
                    bound,
                    "1ms to " + Durations.print(Duration.ofMillis(GeoLimits.MAX_DURATION_MILLIS)));
        }
        return lasting;
    }

    private Optional<Measured> required(Fields fields, Wanted wanted) {
        return fields.required(wanted.key()).flatMap(node -> number(node, wanted));
    }

    private Measured optional(Fields fields, Wanted wanted, double fallback) {
        return fields.optional(wanted.key())
                .flatMap(node -> number(node, wanted))
                .orElse(Measured.of(fallback));
    }

    private Optional<Measured> number(Node node, Wanted wanted) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        for (int place = 0; place < draft.params.size(); place++) {
            if (draft.params.get(place).name().equals(text)) {
                return param(node, place, wanted);
            }
        }
        if (!text.isEmpty() && isLetter(text.charAt(0))) {
            draft.values.unknown(node, wanted.key() + ": neither a number nor a param", text, numbers());
            return Optional.empty();
        }
        return draft.values
                .number(node, wanted.key())
                .filter(value -> {
                    boolean holds = wanted.bound(-1, null).holds(value);
                    if (!holds) {
                        draft.source.error(node, wanted.key() + ": want " + wanted.range() + ", got " + text);
                    }
                    return holds;
                })
                .map(Measured::of);
    }

    private List<String> numbers() {
        return draft.params.stream()
                .filter(param -> isNumber(param.type()))
                .map(Param::name)
                .toList();
    }

    private static boolean isNumber(Type type) {
        return type == Type.DOUBLE || type == Type.INT;
    }

    private Optional<Measured> param(Node node, int place, Wanted wanted) {
        Param param = draft.params.get(place);
        if (!isNumber(param.type())) {
            return draft.values.refuse(
                    node,
                    wanted.key() + ": want a number, got the param " + param.name() + " of type "
                            + param.type().title(),
                    "only a param of type double or int may stand here");
        }
        Optional<Measured> measured = inUnit(node, place, wanted);
        measured.ifPresent(number -> {
            Bound bound = wanted.bound(place, number);
            bounds.add(bound);
            within(node, param, bound, wanted.range());
        });
        return measured;
    }

    private Optional<Measured> inUnit(Node node, int place, Wanted wanted) {
        Param param = draft.params.get(place);
        Unit unit = draft.names.unit(param.slot());
        if (unit == null || unit.symbol().equals(wanted.key())) {
            return Optional.of(Measured.ofParam(place, null));
        }
        try {
            return Optional.of(Measured.ofParam(place, Conversion.between(unit, Unit.parse(wanted.unit()))));
        } catch (IncomparableUnitsException e) {
            return draft.values.refuse(
                    node,
                    wanted.key() + ": want a param in a unit that becomes " + wanted.unit() + ", got " + param.name()
                            + " in " + unit.symbol(),
                    "give the param \"unit: " + wanted.unit() + "\", or none");
        }
    }

    /** What a param declares of itself may not lie beyond what it is for. */
    private void within(Node node, Param param, Bound bound, String range) {
        check(node, param, bound, "a default", param.fallback(), range);
        check(node, param, bound, "a min", param.min(), range);
        check(node, param, bound, "a max", param.max(), range);
    }

    private void check(Node node, Param param, Bound bound, String what, Object value, String range) {
        if (value == null) {
            return;
        }
        double taken = value instanceof Duration duration
                ? duration.toMillis()
                : bound.number().converted(((Number) value).doubleValue());
        if (!bound.holds(taken)) {
            draft.source.error(
                    node,
                    bound.what() + ": want " + range + ", got the param " + param.name() + " with " + what + " of "
                            + (value instanceof Duration duration ? Durations.print(duration) : value));
        }
    }
}
