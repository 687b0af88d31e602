package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.expr.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an explanation will need to know of a subject: what came last, since when conditions are true, variables as they were. */
final class SubjectFile {
    private final Contract contract;
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final long[] sinceMillis;
    private final long[] sinceLine;
    private SortedMap<String, String> vars = Collections.emptySortedMap();

    SubjectFile(Contract contract) {
        this.contract = contract;
        sinceMillis = new long[contract.signals().size()];
        sinceLine = new long[contract.signals().size()];
        Arrays.fill(sinceMillis, -1);
    }

    /** Something came. */
    void came(Seen what) {
        seen.put(what.name(), what);
    }

    /** After an event was taken: looks at the conditions of all signals, and keeps the variables. */
    void look(Instance instance, long nowMillis, long line) {
        for (int i = 0; i < sinceMillis.length; i++) {
            Expression when = Rules.when(contract.signals().get(i));
            if (when != null) {
                boolean holds = Inspector.value(instance::evaluate, when).equals("true");
                if (!holds) {
                    sinceMillis[i] = -1;
                } else if (sinceMillis[i] < 0) {
                    sinceMillis[i] = nowMillis;
                    sinceLine[i] = line;
                }
            }
        }
        keepVars(instance);
    }

    void keepVars(Instance instance) {
        vars = instance.vars();
    }

    /** Variables before what is happening now. */
    SortedMap<String, String> vars() {
        return new TreeMap<>(vars);
    }

    /** A signal's condition, with since when it is true. */
    Condition withSince(Signalling signal, Condition condition) {
        int place = contract.signals().indexOf(signal);
        return condition.holds() && sinceMillis[place] >= 0
                ? new Condition(
                        condition.what(),
                        condition.text(),
                        condition.value(),
                        sinceMillis[place],
                        sinceLine[place],
                        condition.parts())
                : condition;
    }

    /** What last came of the inputs that a rule hangs on, in the order of the contract. */
    List<Seen> of(Rule rule) {
        List<Seen> found = new ArrayList<>();
        for (int input : rule.inputs()) {
            for (String name : names(contract.inputs().get(input))) {
                if (seen.containsKey(name)) {
                    found.add(seen.get(name));
                }
            }
        }
        return found;
    }

    /** By which names what comes of an input is told. */
    static List<String> names(Input input) {
        if (input instanceof Input.Reading reading) {
            return List.of(reading.reading());
        }
        if (input instanceof Input.Location location) {
            return List.of(location.latitude(), location.longitude());
        }
        return input instanceof Input.Document document ? List.of(document.document()) : List.of();
    }
}
