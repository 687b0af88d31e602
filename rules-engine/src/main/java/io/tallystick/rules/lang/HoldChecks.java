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
import java.util.SortedMap;
import java.util.TreeMap;
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
    /** What may be in each state with no rule having led there: what another version's instance brings. */
    private final int[] brought;
    /** What may be in each state when nothing happens. */
    private final int[] resting;

    private final String whose;
    private boolean telling;

    /**
     * What may be of one hold in each state.
     *
     * @param states for each state bits; 0 where no instance can be
     * @param expires whether it may expire
     */
    record Standing(int[] states, boolean expires) {
        /** One that is placed nowhere. */
        static Standing none(int states) {
            int[] bits = new int[states];
            Arrays.fill(bits, NONE);
            return new Standing(bits, false);
        }

        boolean mayBeOpen(int state) {
            return (states[state] & OPEN) != 0;
        }
    }

    private HoldChecks(
            Source source,
            Contract contract,
            Map<Action, Node> places,
            List<StatesSection.Declared> declared,
            String id,
            Standing brought,
            String whose) {
        this.source = source;
        this.contract = contract;
        this.places = places;
        this.declared = declared;
        this.id = id;
        this.expires = holds(contract).anyMatch(hold -> hold.id().equals(id) && hold.expires() != null)
                || brought != null && brought.expires();
        this.brought = brought == null ? new int[contract.states().size()] : brought.states();
        this.resting = new int[contract.states().size()];
        this.whose = whose;
        this.refusalsHandled = rules(contract).anyMatch(this::onRefusal);
        this.entering = new int[contract.states().size()];
    }

    /** @param places where each action stands, by identity */
    static void check(
            Source source, Contract contract, Map<Action, Node> places, List<StatesSection.Declared> declared) {
        placed(contract).forEach(id -> new HoldChecks(source, contract, places, declared, id, null, "").check());
    }

    /** What each hold of a contract may be while it runs. */
    static SortedMap<String, Standing> standing(Contract contract) {
        SortedMap<String, Standing> all = new TreeMap<>();
        for (String id : placed(contract)) {
            HoldChecks checks = new HoldChecks(null, contract, Map.of(), List.of(), id, null, "");
            checks.follow();
            all.put(id, new Standing(checks.resting, checks.expires));
        }
        return all;
    }

    /**
     * Follows a hold of another version's instances through this one's states.
     *
     * @param brought what it may be in each of this version's states
     * @param whose the other version, for errors
     */
    static void checkBrought(
            Draft draft,
            Contract contract,
            List<StatesSection.Declared> declared,
            String id,
            Standing brought,
            String whose) {
        new HoldChecks(draft.source, contract, draft.actionPlaces, declared, id, brought, whose).check();
    }

    /** Whether any action of a contract names the hold. */
    static boolean names(Contract contract, String id) {
        return actions(contract)
                .anyMatch(action -> action instanceof Action.Hold hold
                                && hold.id().equals(id)
                        || action instanceof Action.Post post && post.id().equals(id)
                        || action instanceof Action.Void freed && freed.id().equals(id));
    }

    private static Set<String> placed(Contract contract) {
        Set<String> ids = new LinkedHashSet<>();
        holds(contract).forEach(hold -> ids.add(hold.id()));
        return ids;
    }

    private void check() {
        follow();
        telling = true;
        for (int place = 0; place < entering.length; place++) {
            pass(place);
        }
    }

    private void follow() {
        entering[contract.start()] = NONE;
        int[] before;
        do {
            before = entering.clone();
            for (int place = 0; place < entering.length; place++) {
                pass(place);
            }
        } while (!Arrays.equals(before, entering));
    }

    /** What one state does to the hold, and with what it leaves to others. */
    private void pass(int place) {
        if ((entering[place] | brought[place]) == 0) {
            return;
        }
        State state = contract.states().get(place);
        int inside = (entering[place] == 0 ? 0 : after(state.enter(), entering[place])) | brought[place];
        if (state.isFinal()) {
            if (telling && (inside & OPEN) != 0 && !expires) {
                source.error(
                        declared.get(place).node(),
                        "state " + state.name() + ": hold \"" + id + "\" " + (inside == OPEN ? "is" : "may be")
                                + " still open when the contract ends" + whose,
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
        resting[place] = inside;
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
                            + " when this is done" + whose,
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
        return actions(contract).filter(Action.Hold.class::isInstance).map(Action.Hold.class::cast);
    }

    private static Stream<Action> actions(Contract contract) {
        Stream<Action> inStates = contract.states().stream()
                .flatMap(state -> Stream.concat(state.enter().stream(), state.exit().stream()));
        return Stream.concat(inStates, rules(contract).flatMap(rule -> rule.actions().stream()));
    }
}
