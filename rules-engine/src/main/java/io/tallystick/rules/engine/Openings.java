package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.money.MoneyException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Checks what an opening says against the contract. */
public final class Openings {
    private final Contract contract;
    private final List<String> errors = new ArrayList<>();

    private Openings(Contract contract) {
        this.contract = contract;
    }

    /** The checked opening, or what is wrong with it. */
    public sealed interface Checked {
        /** It is good. */
        record Good(Opening opening) implements Checked {}

        /** @param errors at least one, each saying what was wanted and what was there */
        record Bad(List<String> errors) implements Checked {
            public Bad {
                errors = List.copyOf(errors);
            }
        }

        /** The opening, for callers that know it is good. */
        default Opening orThrow() {
            if (this instanceof Good good) {
                return good.opening();
            }
            throw new IllegalArgumentException("opening: " + String.join("; ", ((Bad) this).errors()));
        }
    }

    /**
     * Checks parties, params and devices.
     *
     * @param id of the instance
     * @param params by name: values as JSON has them (Boolean, Long, Double, String), or text of them; or already of the type's class
     * @param devices {@code organisation/name} of the parties; empty for all of the parties' devices
     * @param organisations which there are
     */
    public static Checked check(
            Contract contract,
            String id,
            String subject,
            Map<String, String> parties,
            Map<String, ?> params,
            List<String> devices,
            Currencies currencies,
            Predicate<String> organisations) {
        Openings openings = new Openings(contract);
        openings.name("instance", id);
        openings.name("subject", subject);
        SortedMap<String, String> bound = openings.parties(parties, organisations);
        SortedMap<String, Object> values = openings.params(params, new ParamValues(currencies));
        openings.devices(devices, bound);
        if (openings.errors.isEmpty()) {
            openings.durations(values);
        }
        return openings.errors.isEmpty()
                ? new Checked.Good(new Opening(id, subject, bound, values, devices))
                : new Checked.Bad(openings.errors);
    }

    private void name(String what, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > EngineLimits.MAX_NAME_BYTES) {
            errors.add(what + ": want 1 to " + EngineLimits.MAX_NAME_BYTES + " bytes of UTF-8, got " + bytes);
        }
    }

    private SortedMap<String, String> parties(Map<String, String> given, Predicate<String> organisations) {
        SortedMap<String, String> bound = new TreeMap<>();
        for (String role : contract.terms().roles()) {
            String organisation = given.get(role);
            if (organisation == null) {
                errors.add("parties: want an organisation for the role " + role + ", got none");
            } else if (!organisations.test(organisation)) {
                errors.add("parties." + role + ": want an organisation of the network, got '" + organisation + "'");
            } else {
                bound.put(role, organisation);
            }
        }
        for (String role : new TreeSet<>(given.keySet())) {
            if (!contract.terms().roles().contains(role)) {
                errors.add("parties: want roles of " + contract.terms().roles() + ", got '" + role + "'");
            }
        }
        return bound;
    }

    private SortedMap<String, Object> params(Map<String, ?> given, ParamValues reader) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (Param param : contract.params()) {
            Object value = given.get(param.name());
            if (value == null && param.fallback() == null) {
                errors.add("params: want a value for " + param.name() + ", a "
                        + param.type().title() + ", got none");
            } else {
                try {
                    values.put(param.name(), value == null ? param.fallback() : reader.read(param, value));
                } catch (IllegalArgumentException | MoneyException refused) {
                    errors.add("params." + param.name() + ": " + refused.getMessage());
                }
            }
        }
        List<String> known = contract.params().stream().map(Param::name).toList();
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                errors.add("params: want names of " + known + ", got '" + name + "'");
            }
        }
        return values;
    }

    /** Durations that params say must be such as the signals can have. */
    private void durations(SortedMap<String, Object> values) {
        for (Signalling signal : contract.signals()) {
            try {
                SignalKinds.create(signal, param -> duration(contract, values, param));
            } catch (IllegalArgumentException refused) {
                errors.add("params: signal " + signal.name() + ": " + refused.getMessage());
            }
        }
    }

    /** The milliseconds of a param of type duration. */
    static long duration(Contract contract, Map<String, Object> params, int param) {
        return ((Duration) params.get(contract.params().get(param).name())).toMillis();
    }

    private void devices(List<String> devices, SortedMap<String, String> parties) {
        if (devices.size() > EngineLimits.MAX_DEVICES) {
            errors.add("devices: want at most " + EngineLimits.MAX_DEVICES + ", got " + devices.size());
        }
        for (String device : devices) {
            name("device", device);
            int slash = device.indexOf('/');
            if (slash < 0 || !parties.containsValue(device.substring(0, slash))) {
                errors.add("devices: want organisation/name of a party, got '" + device + "'");
            }
        }
    }
}
