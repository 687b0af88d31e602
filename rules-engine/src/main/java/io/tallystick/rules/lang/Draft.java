package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Lasting;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Scheduled;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.timer.Ladder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What is known of a contract while it is read: first the sections declare names, then what uses the names is compiled. */
final class Draft {
    final Source source;
    final Values values;
    final Literals literals;
    final Names names;
    final Roles roles;
    final Mentions mentions;
    final List<Param> params = new ArrayList<>();
    final Map<String, Integer> inputPlaces = new LinkedHashMap<>();
    final List<Input> inputs = new ArrayList<>();
    final Map<String, VarName> vars = new LinkedHashMap<>();
    final Map<String, Integer> windowPlaces = new LinkedHashMap<>();
    final List<Measures.Window> windows = new ArrayList<>();
    final Map<String, Integer> fencePlaces = new LinkedHashMap<>();
    final Map<String, Integer> fenceInputs = new LinkedHashMap<>();
    final Map<String, Integer> signalPlaces = new LinkedHashMap<>();
    final List<Signalling> signals = new ArrayList<>();
    final List<SortedSet<Integer>> signalInputs = new ArrayList<>();
    final Map<String, Integer> schedulePlaces = new LinkedHashMap<>();
    final List<Scheduled> schedules = new ArrayList<>();
    final Map<String, Integer> statePlaces = new LinkedHashMap<>();
    final List<Ladder> ladders = new ArrayList<>(List.of(Ladder.NONE));
    /** Where actions stand, by identity: equal ones stand at several places. */
    final Map<Action, Node> actionPlaces = new IdentityHashMap<>();

    private Expressions expressions;

    /** A variable's place among the vars, and its type. */
    record VarName(int place, Type type) {}

    Draft(Source source, Currencies currencies, Optional<Node> roleList) {
        this.source = source;
        this.values = new Values(source);
        this.literals = new Literals(values, currencies);
        this.names = new Names(source);
        this.roles = new Roles(values, roleList);
        this.mentions = new Mentions(values);
    }

    /** A mapping of the contract. */
    Fields fields(Node node, String what) {
        return new Fields(source, node, what);
    }

    /** The author's named parts of a section; none if it is not there. */
    List<Fields.Named> named(Optional<Node> section, String what) {
        return section.map(node -> fields(node, what).named()).orElse(List.of());
    }

    /** To be called when all names are declared. */
    void compileWith(Expressions compiler) {
        expressions = compiler;
    }

    Expressions expressions() {
        return expressions;
    }

    /** The place of something by its name; an unknown one is noted. */
    Optional<Integer> place(Node node, String kind, Map<String, Integer> places) {
        Optional<String> name = values.text(node, kind);
        if (name.isPresent() && !places.containsKey(name.get())) {
            values.unknown(node, kind, name.get(), places.keySet());
            return Optional.empty();
        }
        return name.map(places::get);
    }

    /** A duration above none, or the name of a param of type duration. */
    Optional<Lasting> lasting(Node node, String what, long maxMillis) {
        for (int place = 0; place < params.size(); place++) {
            if (node instanceof ScalarNode scalar
                    && scalar.getValue().equals(params.get(place).name())) {
                Param param = params.get(place);
                return param.type() == Type.DURATION
                        ? Optional.of(Lasting.ofParam(place))
                        : values.refuse(
                                node,
                                what + ": want a duration, got the param " + param.name() + " of type "
                                        + param.type().title());
            }
        }
        return values.duration(node, what, maxMillis).map(duration -> Lasting.of(duration.toMillis()));
    }

    /** As {@link #lasting(Node, String, long)}, where there may be none. */
    Lasting lasting(Optional<Node> node, String what, long maxMillis, long fallback) {
        return node.flatMap(value -> lasting(value, what, maxMillis)).orElse(Lasting.of(fallback));
    }

    /** The inputs that a value in one of these slots comes from. */
    SortedSet<Integer> inputsSince(int mark) {
        return names.inputsOf(expressions.slotsSince(mark));
    }

    /** The ladder's place among the ladders; each is there once. */
    int ladder(Ladder ladder) {
        int place = ladders.indexOf(ladder);
        if (place >= 0) {
            return place;
        }
        ladders.add(ladder);
        return ladders.size() - 1;
    }

    /** Adds a signal and says what it hangs on; its place. */
    int signal(Signalling signal, SortedSet<Integer> hangsOn) {
        signals.add(signal);
        signalInputs.add(new TreeSet<>(hangsOn));
        return signals.size() - 1;
    }
}
