package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Follows the holds that instances of another version bring with them: what may be of each in a state there is what may be of it in
 * the state that takes that over, and from there each way through the states must pay or free it once.
 */
final class MigrationHolds {
    private final Draft draft;
    private final Contract from;
    private final Contract to;
    private final List<Integer> states;

    /** @param states for each state of the old version its place in the new one, -1 for final ones */
    MigrationHolds(Draft draft, Contract from, Contract to, List<Integer> states) {
        this.draft = draft;
        this.from = from;
        this.to = to;
        this.states = states;
    }

    /** Notes what is wrong; for each state of the old version the holds that may be open in it. */
    List<SortedSet<String>> check(Node at, List<StatesSection.Declared> declared) {
        SortedMap<String, HoldChecks.Standing> standing = HoldChecks.standing(from);
        standing.forEach((id, there) -> check(at, declared, id, there));
        // A hold that only this version places was never placed there.
        HoldChecks.standing(to).keySet().stream()
                .filter(id -> !standing.containsKey(id))
                .forEach(id -> brought(
                        declared, id, HoldChecks.Standing.none(from.states().size())));
        List<SortedSet<String>> open = new ArrayList<>();
        for (int place = 0; place < states.size(); place++) {
            SortedSet<String> ids = new TreeSet<>();
            for (Map.Entry<String, HoldChecks.Standing> one : standing.entrySet()) {
                if (states.get(place) >= 0 && one.getValue().mayBeOpen(place)) {
                    ids.add(one.getKey());
                }
            }
            open.add(ids);
        }
        return open;
    }

    private void check(Node at, List<StatesSection.Declared> declared, String id, HoldChecks.Standing there) {
        if (HoldChecks.names(to, id)) {
            brought(declared, id, there);
            return;
        }
        for (int place = 0; place < states.size(); place++) {
            if (states.get(place) >= 0 && there.mayBeOpen(place) && !there.expires()) {
                draft.source.error(
                        at,
                        "migrates: hold \"" + id + "\" may be open in state \""
                                + from.states().get(place).name() + "\" of "
                                + from.identity().version() + ": want a rule that pays or frees it, got none",
                        "post or void it on each way out of \""
                                + to.states().get(states.get(place)).name() + "\"");
                return;
            }
        }
    }

    private void brought(List<StatesSection.Declared> declared, String id, HoldChecks.Standing there) {
        int[] here = new int[to.states().size()];
        for (int place = 0; place < states.size(); place++) {
            if (states.get(place) >= 0) {
                here[states.get(place)] |= there.states()[place];
            }
        }
        HoldChecks.checkBrought(
                draft,
                to,
                declared,
                id,
                new HoldChecks.Standing(here, there.expires()),
                ", in an instance of " + from.identity().version());
    }
}
