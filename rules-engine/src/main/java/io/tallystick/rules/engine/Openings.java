package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Agreed;
import io.tallystick.rules.contract.Bound;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Param;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.lang.Durations;
import io.tallystick.rules.money.Currencies;
import io.tallystick.rules.signal.SignalLimits;
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
            openings.bounds(values);
        }
        return openings.errors.isEmpty()
                ? new Checked.Good(new Opening(id, subject, bound, values, devices))
                : new Checked.Bad(openings.errors);
    }

    private void refuse(EngineWording wording, Object... values) {
        errors.add(wording.of(values));
    }

    private void name(String what, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > EngineLimits.MAX_NAME_BYTES) {
            refuse(EngineWording.NAME_LENGTH, what, EngineLimits.MAX_NAME_BYTES, bytes);
        }
    }

    private SortedMap<String, String> parties(Map<String, String> given, Predicate<String> organisations) {
        SortedMap<String, String> bound = new TreeMap<>();
        for (String role : contract.terms().roles()) {
            String organisation = given.get(role);
            if (organisation == null) {
                refuse(EngineWording.NO_PARTY, role);
            } else if (!organisations.test(organisation)) {
                refuse(EngineWording.UNKNOWN_PARTY, role, organisation);
            } else {
                bound.put(role, organisation);
            }
        }
        for (String role : new TreeSet<>(given.keySet())) {
            if (!contract.terms().roles().contains(role)) {
                refuse(EngineWording.UNKNOWN_ROLE, contract.terms().roles(), role);
            }
        }
        return bound;
    }

    private SortedMap<String, Object> params(Map<String, ?> given, ParamValues reader) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (Param param : contract.params()) {
            Object value = given.get(param.name());
            if (value == null && param.fallback() == null) {
                refuse(EngineWording.NO_PARAM, param.name(), param.type().title());
            } else {
                try {
                    values.put(param.name(), value == null ? param.fallback() : reader.read(param, value));
                } catch (ParamValues.Refusal refused) {
                    refuse(EngineWording.WRONG_PARAM, param.name(), refused.want(), refused.got());
                }
            }
        }
        List<String> known = contract.params().stream().map(Param::name).toList();
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                refuse(EngineWording.UNKNOWN_PARAM, known, name);
            }
        }
        return values;
    }

    /** Durations that params say must be such as the signals can have. */
    private void durations(SortedMap<String, Object> values) {
        for (Signalling signal : contract.signals()) {
            try {
                SignalKinds.create(signal, agreed(contract, values)::millis);
            } catch (IllegalArgumentException refused) {
                refuse(EngineWording.DURATION_BEYOND, signal.name(), 1, SignalLimits.MAX_DURATION_MS);
            }
        }
    }

    /** Places, radii and stays that params say must be such as fences and distances can have. */
    private void bounds(SortedMap<String, Object> values) {
        Agreed agreed = agreed(contract, values);
        for (Bound bound : contract.measures().bounds()) {
            boolean isTime = bound.number() == null;
            double value =
                    isTime ? agreed.millis(bound.param()) : bound.number().in(agreed);
            if (!bound.holds(value)) {
                String name = contract.params().get(bound.param()).name();
                refuse(
                        bound.isLeastIn() ? EngineWording.MEASURE_BEYOND : EngineWording.MEASURE_NOT_ABOVE,
                        name,
                        isTime
                                ? Durations.print(Duration.ofMillis((long) bound.least()))
                                : Printed.value(bound.least()),
                        isTime ? Durations.print(Duration.ofMillis((long) bound.most())) : Printed.value(bound.most()),
                        bound.what(),
                        Printed.value(values.get(name)));
            }
        }
    }

    /** What an instance's params say. */
    static Agreed agreed(Contract contract, Map<String, Object> params) {
        return new Agreed() {
            @Override
            public long millis(int param) {
                return ((Duration) value(param)).toMillis();
            }

            @Override
            public double number(int param) {
                return ((Number) value(param)).doubleValue();
            }

            private Object value(int param) {
                return params.get(contract.params().get(param).name());
            }
        };
    }

    private void devices(List<String> devices, SortedMap<String, String> parties) {
        if (devices.size() > EngineLimits.MAX_DEVICES) {
            refuse(EngineWording.TOO_MANY_DEVICES, EngineLimits.MAX_DEVICES, devices.size());
        }
        for (String device : devices) {
            name("device", device);
            int slash = device.indexOf('/');
            if (slash < 0 || !parties.containsValue(device.substring(0, slash))) {
                refuse(EngineWording.UNKNOWN_DEVICE, device);
            }
        }
    }
}
