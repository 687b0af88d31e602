package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.geo.CircleFence;
import io.tallystick.rules.geo.DistanceRule;
import io.tallystick.rules.geo.Fence;
import io.tallystick.rules.geo.FenceRule;
import io.tallystick.rules.geo.GeoLimits;
import io.tallystick.rules.geo.PolygonFence;
import io.tallystick.rules.geo.Position;
import io.tallystick.rules.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * {@code fences} and {@code distances}: where things are and how far they went.
 *
 * <pre>
 * fences:    name: {of: POSITION, circle: {lat: DEGREES, lon: DEGREES, radius: METRES}, dwell: DURATION, maxGap: DURATION, confirm: N}
 *            name: {of: POSITION, polygon: [[LAT, LON], …], …}
 * distances: name: {of: POSITION, noise: METRES, maxSpeed: METRES PER SECOND, restartAfter: N}
 * </pre>
 */
final class PlacesSection {
    private static final double DEFAULT_NOISE_METRES = 10;
    private static final double DEFAULT_MAX_SPEED = 70;
    private static final long DEFAULT_RESTART = 3;

    private final Draft draft;
    private final List<Measures.Fenced> fences = new ArrayList<>();
    private final List<Measures.Distance> distances = new ArrayList<>();

    PlacesSection(Draft draft) {
        this.draft = draft;
    }

    List<Measures.Fenced> fences() {
        return fences;
    }

    List<Measures.Distance> distances() {
        return distances;
    }

    void declareFences(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "fences")) {
            if (draft.names.declare(part.key(), "fence", part.name())) {
                Fields fields = draft.fields(part.value(), "fence " + part.name());
                Optional<Integer> input = position(fields);
                Optional<Fence> area = fields.exactlyOne(List.of("circle", "polygon"))
                        .flatMap(kind -> kind.equals("circle")
                                ? circle(fields.required(kind).orElseThrow())
                                : polygon(fields.required(kind).orElseThrow()));
                long most = GeoLimits.MAX_DURATION_MILLIS;
                long dwell = draft.values.millis(fields.optional("dwell"), "dwell", most, 0);
                long maxGap = draft.values.millis(fields.optional("maxGap"), "maxGap", most, 0);
                long confirm = fields.optional("confirm")
                        .flatMap(node -> draft.values.integer(node, "confirm", 1, GeoLimits.MAX_CONFIRMATIONS))
                        .orElse(1L);
                fields.requireNoOthers();
                int inside = slot(part, "inside", Type.BOOL, null, input);
                input.ifPresent(place -> area.ifPresent(known -> {
                    draft.fencePlaces.put(part.name(), fences.size());
                    draft.fenceInputs.put(part.name(), place);
                    FenceRule rule = new FenceRule(known, dwell, maxGap, (int) confirm);
                    fences.add(new Measures.Fenced(part.name(), place, rule, inside));
                }));
            }
        }
    }

    void declareDistances(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "distances")) {
            if (draft.names.declare(part.key(), "distance", part.name())) {
                Fields fields = draft.fields(part.value(), "distance " + part.name());
                Optional<Integer> input = position(fields);
                double noise = number(fields, "noise", DEFAULT_NOISE_METRES);
                double speed = number(fields, "maxSpeed", DEFAULT_MAX_SPEED);
                long restart = fields.optional("restartAfter")
                        .flatMap(node -> draft.values.integer(node, "restartAfter", 1, GeoLimits.MAX_JUMPS_IN_ROW))
                        .orElse(DEFAULT_RESTART);
                fields.requireNoOthers();
                int metres = slot(part, "metres", Type.DOUBLE, Unit.parse("m"), input);
                Optional<DistanceRule> rule = draft.values.made(
                        part.key(), "distance " + part.name(), () -> new DistanceRule(noise, speed, (int) restart));
                input.ifPresent(place -> rule.ifPresent(
                        known -> distances.add(new Measures.Distance(part.name(), place, known, metres))));
            }
        }
    }

    private Optional<Integer> position(Fields fields) {
        return fields.required("of")
                .flatMap(node -> draft.place(node, "input", draft.inputPlaces)
                        .flatMap(place -> draft.inputs.get(place) instanceof Input.Location
                                ? Optional.of(place)
                                : draft.values.refuse(node, "of: want an input that is a position, got another")));
    }

    private int slot(Fields.Named part, String result, Type type, Unit unit, Optional<Integer> input) {
        return draft.names.variable(
                part.key(),
                new Variable(part.name() + "." + result, type, Size.defaultOf(type)),
                unit,
                input.map(List::of).orElse(List.of()));
    }

    private double number(Fields fields, String key, double fallback) {
        return fields.optional(key)
                .flatMap(node -> draft.values.number(node, key))
                .orElse(fallback);
    }

    private Optional<Fence> circle(Node node) {
        Fields fields = draft.fields(node, "circle");
        Optional<Double> lat = fields.required("lat").flatMap(value -> draft.values.number(value, "lat"));
        Optional<Double> lon = fields.required("lon").flatMap(value -> draft.values.number(value, "lon"));
        Optional<Double> radius = fields.required("radius").flatMap(value -> draft.values.number(value, "radius"));
        fields.requireNoOthers();
        if (lat.isEmpty() || lon.isEmpty() || radius.isEmpty()) {
            return Optional.empty();
        }
        return draft.values.made(
                node, "circle", () -> new CircleFence(new Position(lat.get(), lon.get()), radius.get()));
    }

    private Optional<Fence> polygon(Node node) {
        if (!(node instanceof SequenceNode list)) {
            return draft.values.refuse(node, "polygon: want a list of corners, got " + Values.kind(node));
        }
        List<Position> corners = new ArrayList<>();
        for (Node corner : list.getValue()) {
            position(corner).ifPresent(corners::add);
        }
        return draft.values.made(node, "polygon", () -> new PolygonFence(corners));
    }

    private Optional<Position> position(Node node) {
        if (!(node instanceof SequenceNode pair) || pair.getValue().size() != 2) {
            return draft.values.refuse(node, "corner: want [latitude, longitude], got " + Values.kind(node));
        }
        Optional<Double> lat = draft.values.number(pair.getValue().get(0), "latitude");
        Optional<Double> lon = draft.values.number(pair.getValue().get(1), "longitude");
        return lat.isEmpty() || lon.isEmpty()
                ? Optional.empty()
                : draft.values.made(node, "corner", () -> new Position(lat.get(), lon.get()));
    }
}
