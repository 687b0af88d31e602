package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Follows each hold through the states: whether it is not placed, open, or closed, as a set of what may be. Money that is set aside twice, paid
 * twice, or forgotten is found before anybody signs.
 */
final class HoldChecks {
    private static final int NONE = 1;
    private static final int OPEN = 2;
    private static final int CLOSED = 4;

    private final Source source;
    private final Contract contract;
    private final Map<Action, Node> places;
    private final List<StatesSection.Declared> declared;
    private final String id;
    private final boolean expires;
    private final boolean refusalsHandled;
    private final int[] entering;
    private boolean telling;

    private HoldChecks(
            Source source,
            Contract contract,
            Map<Action, Node> places,
            List<StatesSection.Declared> declared,
            String id) {
        this.source = source;
        this.contract = contract;
        this.places = places;
        this.declared = declared;
        this.id = id;
        this.expires = holds(contract).anyMatch(hold -> hold.id().equals(id) && hold.expires() != null);
        this.refusalsHandled = rules(contract).anyMatch(this::onRefusal);
        this.entering = new int[contract.states().size()];
    }

    /** @param places where each action stands, by identity */
    static void check(
            Source source, Contract contract, Map<Action, Node> places, List<StatesSection.Declared> declared) {
        Set<String> ids = new LinkedHashSet<>();
        holds(contract).forEach(hold -> ids.add(hold.id()));
        ids.forEach(id -> new HoldChecks(source, contract, places, declared, id).check());
    }

    private void check() {
        entering[contract.start()] = NONE;
        int[] before;
        do {
            before = entering.clone();
            for (int place = 0; place < entering.length; place++) {
                pass(place);
            }
        } while (!Arrays.equals(before, entering));
        telling = true;
        for (int place = 0; place < entering.length; place++) {
            pass(place);
        }
    }

    /** What one state does to the hold, and with what it leaves to others. */
    private void pass(int place) {
        if (entering[place] == 0) {
            return;
        }
        State state = contract.states().get(place);
        int inside = after(state.enter(), entering[place]);
        if (state.isFinal()) {
            if (telling && (inside & OPEN) != 0 && !expires) {
                source.error(
                        declared.get(place).node(),
                        "state " + state.name() + ": hold \"" + id + "\" " + (inside == OPEN ? "is" : "may be")
                                + " still open when the contract ends",
                        "pay it (post) or free it (void) on entering, or give it \"expires\"");
            }
            return;
        }
        List<Rule> rules = new ArrayList<>(state.rules());
        rules.addAll(contract.always());
        int before;
        boolean tells = telling;
        telling = false;
        do {
            before = inside;
            for (Rule rule : rules) {
                if (rule.go() < 0) {
                    inside |= after(rule.actions(), seenBy(rule, inside));
                }
            }
        } while (inside != before);
        telling = tells;
        for (Rule rule : rules) {
            int done = after(rule.actions(), seenBy(rule, inside));
            if (rule.go() >= 0) {
                entering[rule.go()] |= after(state.exit(), done);
            }
        }
    }

    /** A hold that was refused is not there. */
    private int seenBy(Rule rule, int inside) {
        return onRefusal(rule) ? inside | NONE : inside;
    }

    private boolean onRefusal(Rule rule) {
        return rule.trigger() instanceof Trigger.Refused refused
                && (refused.effect().isEmpty() || refused.effect().equals(id));
    }

    private int after(List<Action> actions, int before) {
        int may = before;
        for (Action action : actions) {
            if (action instanceof Action.Hold hold && hold.id().equals(id)) {
                tell(action, (may & OPEN) != 0, may == OPEN, "hold", "is already open");
                may = OPEN;
            } else if (action instanceof Action.Post post && post.id().equals(id)) {
                tell(action, (may & ~OPEN) != 0, (may & OPEN) == 0, "post", missing(may));
                may = post.keepRest() ? may : closed(may);
            } else if (action instanceof Action.Void freed && freed.id().equals(id)) {
                tell(action, (may & ~OPEN) != 0, (may & OPEN) == 0, "void", missing(may));
                may = closed(may);
            }
            may |= expires && (may & OPEN) != 0 ? CLOSED : 0;
        }
        return may;
    }

    private static int closed(int may) {
        return (may & OPEN) == 0 ? may : may & ~OPEN | CLOSED;
    }

    private static String missing(int may) {
        return switch (may & ~OPEN) {
            case NONE -> "is not placed";
            case CLOSED -> "is already paid, freed or expired";
            default -> "is not placed, or already paid, freed or expired";
        };
    }

    private void tell(Action action, boolean may, boolean certain, String what, String why) {
        if (telling && may && (certain || !refusalsHandled)) {
            source.error(
                    places.get(action),
                    what + ": hold \"" + id + "\" "
                            + (certain
                                    ? why
                                    : why.replaceFirst("^is ", "may be ")
                                            .replaceFirst("^may be not placed", "may not be placed"))
                            + " when this is done",
                    certain
                            ? "place, pay and free it once on each way through the states"
                            : "place, pay and free it once on each way through the states, or add a rule \"refused: "
                                    + id + "\"");
        }
    }

    private static Stream<Rule> rules(Contract contract) {
        return Stream.concat(
                contract.states().stream().flatMap(state -> state.rules().stream()), contract.always().stream());
    }

    private static Stream<Action.Hold> holds(Contract contract) {
        Stream<Action> inStates = contract.states().stream()
                .flatMap(state -> Stream.concat(state.enter().stream(), state.exit().stream()));
        return Stream.concat(inStates, rules(contract).flatMap(rule -> rule.actions().stream()))
                .filter(Action.Hold.class::isInstance)
                .map(Action.Hold.class::cast);
    }
}
