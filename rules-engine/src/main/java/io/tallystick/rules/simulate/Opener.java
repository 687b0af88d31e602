package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Firings;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.Moment;
import io.tallystick.rules.engine.Opened;
import io.tallystick.rules.engine.Openings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Opens instances: as the setup says, with what a document says in place of it. */
final class Opener {
    /** The type of documents that open instances. */
    static final String OPEN = "tallystick.open";

    /** The type of documents that take note of alerts. */
    static final String ACKNOWLEDGE = "tallystick.acknowledge";

    /** What became of it: {@code instance} is null if there are problems. */
    record Attempt(Instance instance, List<String> problems) {}

    private final Engine engine;
    private final SimulationSetup setup;

    Opener(Engine engine, SimulationSetup setup) {
        this.engine = engine;
        this.setup = setup;
    }

    /** @param document members {@code parties}, {@code params} and {@code devices} count; empty for none */
    Attempt open(Subject about, Map<String, Object> document, Moment moment, SimulatedMoney money, Firings firings) {
        Contract contract = engine.contract();
        SortedMap<String, String> parties = new TreeMap<>();
        contract.terms().roles().forEach(role -> parties.put(role, setup.organisation(role)));
        members(document, "parties").forEach((role, name) -> parties.put(role, String.valueOf(name)));
        SortedMap<String, Object> params = new TreeMap<>(setup.params());
        params.putAll(members(document, "params"));
        Openings.Checked checked = Openings.check(
                contract,
                about.nextId(contract.identity().name()),
                about.name(),
                parties,
                params,
                devices(document),
                setup.currencies(),
                money::knows);
        if (checked instanceof Openings.Checked.Bad bad) {
            return new Attempt(null, bad.errors());
        }
        Opened opened = engine.open(checked.orThrow(), moment, money, firings);
        return opened instanceof Opened.Not not
                ? new Attempt(null, problems(not))
                : new Attempt(opened.orThrow(), List.of());
    }

    private static List<String> problems(Opened.Not not) {
        List<String> problems = new ArrayList<>(not.reasons());
        if (!not.told().isEmpty()) {
            problems.add(not.told());
        }
        return problems;
    }

    private static SortedMap<String, Object> members(Map<String, Object> document, String name) {
        SortedMap<String, Object> members = new TreeMap<>();
        if (document.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> members.put(String.valueOf(key), value));
        }
        return members;
    }

    private static List<String> devices(Map<String, Object> document) {
        List<String> devices = new ArrayList<>();
        if (document.get("devices") instanceof List<?> list) {
            list.forEach(device -> devices.add(String.valueOf(device)));
        }
        return devices;
    }
}
