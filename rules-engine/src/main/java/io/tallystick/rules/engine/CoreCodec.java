package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.geo.InvalidGeoException;
import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import io.tallystick.rules.time.TimeLimits;
import io.tallystick.rules.timer.AlertBook;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An instance as bytes.
 *
 * <pre>
 * instance = version u8 (1), opening, state count, opened i64, entered i64, now i64, ledger time i64, suspended bool, reason text if so,
 *            each variable's value, alerts, cashier; and if it is neither final nor suspended: inputs, measures, signals, timers,
 *            waiting contents, log of late readings (none in the state that such a log holds)
 * opening  = id text, subject text, count of parties, each: role text, organisation text; count of params, each: name text, value;
 *            count of devices, each text
 * </pre>
 */
final class CoreCodec {
    private static final int VERSION = 1;
    private static final int MAX_PARTIES = 256;

    private CoreCodec() {}

    static byte[] encode(Core core, boolean withLog) {
        StateWriter out = new StateWriter();
        out.u8(VERSION);
        writeOpening(core.opening, out);
        out.count(core.state).i64(core.openedMillis).i64(core.enteredMillis);
        out.i64(core.nowMillis).i64(core.ledgerMillis).bool(core.suspension != null);
        if (core.suspension != null) {
            out.text(core.suspension);
        }
        for (int i = 0; i < core.plan.contract.vars().size(); i++) {
            ValueCodec.write(core.memory.variable(i), out);
        }
        core.alerts.book.write(out);
        core.cashier.write(out);
        if (!core.stopped()) {
            core.inputs.write(out);
            core.measures.write(out);
            core.signals.write(out);
            core.timers.write(out);
            core.coSigning.write(out);
            if (withLog) {
                core.lateLog.write(out);
            } else {
                out.count(0);
            }
        }
        return out.toByteArray();
    }

    static Core decode(Plan plan, byte[] bytes) {
        StateReader in = new StateReader(bytes.clone());
        try {
            Core core = read(plan, in);
            in.requireEnd();
            return core;
        } catch (IllegalArgumentException | InvalidGeoException e) {
            throw new MalformedStateException(in.position(), "an instance of " + name(plan.contract), e.getMessage());
        }
    }

    private static Core read(Plan plan, StateReader in) {
        int version = in.u8();
        require(in, version == VERSION, "version " + VERSION, version);
        Contract contract = plan.contract;
        Opening opening = readOpening(in);
        require(in, opening.parties().keySet().containsAll(contract.terms().roles()), "all roles", opening.parties());
        Core core = new Core(plan, opening);
        core.state = in.count(contract.states().size() - 1);
        core.openedMillis = time(in, 0);
        core.enteredMillis = time(in, core.openedMillis);
        core.nowMillis = time(in, core.enteredMillis);
        core.ledgerMillis = time(in, core.nowMillis);
        core.suspension = in.bool() ? in.text(EngineLimits.MAX_TEXT_BYTES) : null;
        OpeningRun.bindParams(core);
        for (int i = 0; i < contract.vars().size(); i++) {
            core.memory.setVariable(i, ValueCodec.read(in));
        }
        core.memory.setTime(contract.slots().entered(), core.enteredMillis);
        core.alerts.book = AlertBook.read(contract.ladders(), in);
        core.cashier.read(in);
        if (!core.stopped()) {
            core.inputs.read(in);
            core.measures.read(in);
            core.signals.read(in);
            core.timers.read(in);
            core.coSigning.read(in);
            core.lateLog.read(in);
        }
        core.memory.clearChanged();
        return core;
    }

    private static void writeOpening(Opening opening, StateWriter out) {
        out.text(opening.id()).text(opening.subject()).count(opening.parties().size());
        opening.parties().forEach((role, organisation) -> out.text(role).text(organisation));
        out.count(opening.params().size());
        opening.params().forEach((name, value) -> ValueCodec.write(value, out.text(name)));
        out.count(opening.devices().size());
        opening.devices().forEach(out::text);
    }

    private static Opening readOpening(StateReader in) {
        String id = in.text(EngineLimits.MAX_NAME_BYTES);
        String subject = in.text(EngineLimits.MAX_NAME_BYTES);
        SortedMap<String, String> parties = new TreeMap<>();
        for (int left = in.count(MAX_PARTIES); left > 0; left--) {
            String role = ascending(in, parties);
            parties.put(role, in.text(EngineLimits.MAX_NAME_BYTES));
        }
        SortedMap<String, Object> params = new TreeMap<>();
        for (int left = in.count(MAX_PARTIES); left > 0; left--) {
            String name = ascending(in, params);
            params.put(name, ValueCodec.read(in));
        }
        List<String> devices = new ArrayList<>();
        for (int left = in.count(EngineLimits.MAX_DEVICES); left > 0; left--) {
            devices.add(in.text(EngineLimits.MAX_NAME_BYTES));
        }
        return new Opening(id, subject, parties, params, devices);
    }

    private static String ascending(StateReader in, SortedMap<String, ?> before) {
        String name = in.text(EngineLimits.MAX_NAME_BYTES);
        require(in, before.isEmpty() || before.lastKey().compareTo(name) < 0, "names in ascending order", name);
        return name;
    }

    private static String name(Contract contract) {
        return contract.identity().name() + " " + contract.identity().version();
    }

    static long time(StateReader in, long least) {
        long time = atLeast(in, least);
        require(in, time <= TimeLimits.MAX_TIME_MILLIS, "a time of at most " + TimeLimits.MAX_TIME_MILLIS, time);
        return time;
    }

    static long atLeast(StateReader in, long least) {
        long value = in.i64();
        require(in, value >= least, least + " or more", value);
        return value;
    }

    static void require(StateReader in, boolean holds, String want, Object got) {
        if (!holds) {
            throw new MalformedStateException(in.position(), want, got);
        }
    }
}
