package io.tallystick.rules.simulate;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose device a reading of the data is taken for. Data files do not say; it is taken for one that the contract listens to: of the first
 * role that all inputs allow, or, where there is no such role, of the first that the reading's own input allows.
 */
final class Senders {
    private final Contract contract;
    private final SimulationSetup setup;
    private final String common;
    /** Roles by reading name, where no role may send everything. */
    private final SortedMap<String, String> own = new TreeMap<>();

    Senders(Contract contract, SimulationSetup setup) {
        this.contract = contract;
        this.setup = setup;
        List<String> all = new ArrayList<>(contract.terms().roles());
        for (Input input : contract.inputs()) {
            if (input instanceof Input.Reading reading) {
                all.retainAll(roles(reading.from()));
                own.putIfAbsent(reading.reading(), first(reading.from()));
            } else if (input instanceof Input.Location location) {
                all.retainAll(roles(location.from()));
                own.putIfAbsent(location.latitude(), first(location.from()));
                own.putIfAbsent(location.longitude(), first(location.from()));
            }
        }
        common = all.isEmpty() ? "" : all.get(0);
    }

    private List<String> roles(Input.Senders from) {
        return from.roles().isEmpty() ? contract.terms().roles() : from.roles();
    }

    private String first(Input.Senders from) {
        List<String> roles = roles(from);
        return roles.isEmpty() ? "" : roles.get(0);
    }

    /** Whether one organisation sends all readings of an event. */
    boolean isOne() {
        return !setup.sender().isEmpty() || !common.isEmpty() || own.isEmpty();
    }

    /** The organisation that sends all. */
    String one(SortedMap<String, String> parties) {
        if (!setup.sender().isEmpty()) {
            return setup.sender();
        }
        return parties.getOrDefault(common, common.isEmpty() ? "device" : common);
    }

    /** The organisation that sends a reading. */
    String of(String reading, SortedMap<String, String> parties) {
        String role = own.getOrDefault(reading, "device");
        return parties.getOrDefault(role, role);
    }
}
