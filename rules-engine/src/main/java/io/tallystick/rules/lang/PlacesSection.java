package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Agreed;
import io.tallystick.rules.contract.Bound;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Lasting;
import io.tallystick.rules.contract.Measured;
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
import java.util.function.Function;
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
 *
 * DEGREES, METRES and METRES PER SECOND of circles and distances may be the name of a param of type double or int, a DURATION that of one of
 * type duration. Corners of polygons are written out.
 */
final class PlacesSection {
    private static final long DEFAULT_RESTART = 3;

    private final Draft draft;
    private final List<Measures.Fenced> fences = new ArrayList<>();
    private final List<Measures.Distance> distances = new ArrayList<>();
    private final PlaceMeasures measures;

    PlacesSection(Draft draft) {
        this.draft = draft;
        this.measures = new PlaceMeasures(draft);
    }

    List<Measures.Fenced> fences() {
        return fences;
    }

    List<Measures.Distance> distances() {
        return distances;
    }

    /** What both want of params. */
    List<Bound> bounds() {
        return measures.bounds();
    }

    void declareFences(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "fences")) {
            if (draft.names.declare(part.key(), "fence", part.name())) {
                Fields fields = draft.fields(part.value(), "fence " + part.name());
                Optional<Integer> input = position(fields);
                String what = "fence " + part.name();
                Optional<Area> area = fields.exactlyOne(List.of("circle", "polygon"))
                        .flatMap(kind -> kind.equals("circle")
                                ? circle(fields.required(kind).orElseThrow(), what)
                                : polygon(fields.required(kind).orElseThrow()));
                Lasting dwell = measures.lasting(fields.optional("dwell"), "dwell", what);
                Lasting maxGap = measures.lasting(fields.optional("maxGap"), "maxGap", what);
                long confirm = fields.optional("confirm")
                        .flatMap(node -> draft.values.integer(node, "confirm", 1, GeoLimits.MAX_CONFIRMATIONS))
                        .orElse(1L);
                fields.requireNoOthers();
                int inside = slot(part, "inside", Type.BOOL, null, input);
                input.ifPresent(place -> area.ifPresent(known -> {
                    draft.fencePlaces.put(part.name(), fences.size());
                    draft.fenceInputs.put(part.name(), place);
                    fences.add(new Measures.Fenced(
                            part.name(), place, rule(known, dwell, maxGap, (int) confirm), known.cost(), inside));
                }));
            }
        }
    }

    void declareDistances(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "distances")) {
            if (draft.names.declare(part.key(), "distance", part.name())) {
                Fields fields = draft.fields(part.value(), "distance " + part.name());
                Optional<Integer> input = position(fields);
                String what = "distance " + part.name();
                Measured noise = measures.noise(fields, what);
                Measured speed = measures.maxSpeed(fields, what);
                long restart = fields.optional("restartAfter")
                        .flatMap(node -> draft.values.integer(node, "restartAfter", 1, GeoLimits.MAX_JUMPS_IN_ROW))
                        .orElse(DEFAULT_RESTART);
                fields.requireNoOthers();
                int metres = slot(part, "metres", Type.DOUBLE, Unit.parse("m"), input);
                Function<Agreed, DistanceRule> rule =
                        agreed -> new DistanceRule(noise.in(agreed), speed.in(agreed), (int) restart);
                input.ifPresent(place -> distances.add(new Measures.Distance(part.name(), place, rule, metres)));
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

    /** An area for what the parties agreed on, and what one question about it costs. */
    private record Area(Function<Agreed, Fence> fence, int cost) {}

    private static Function<Agreed, FenceRule> rule(Area area, Lasting dwell, Lasting maxGap, int confirm) {
        return agreed ->
                new FenceRule(area.fence().apply(agreed), dwell.in(agreed::millis), maxGap.in(agreed::millis), confirm);
    }

    private Optional<Area> circle(Node node, String what) {
        Fields fields = draft.fields(node, "circle");
        Optional<Measured> lat = measures.latitude(fields, what);
        Optional<Measured> lon = measures.longitude(fields, what);
        Optional<Measured> radius = measures.radius(fields, what);
        fields.requireNoOthers();
        if (lat.isEmpty() || lon.isEmpty() || radius.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Area(
                agreed -> new CircleFence(
                        new Position(lat.get().in(agreed), lon.get().in(agreed)),
                        radius.get().in(agreed)),
                1));
    }

    private Optional<Area> polygon(Node node) {
        if (!(node instanceof SequenceNode list)) {
            return draft.values.refuse(node, "polygon: want a list of corners, got " + Values.kind(node));
        }
        List<Position> corners = new ArrayList<>();
        for (Node corner : list.getValue()) {
            position(corner).ifPresent(corners::add);
        }
        return draft.values
                .made(node, "polygon", () -> new PolygonFence(corners))
                .map(fence -> new Area(agreed -> fence, fence.cost()));
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
