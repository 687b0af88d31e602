package io.tallystick.contracts.same;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.contracts.ContractHost;
import io.tallystick.rules.engine.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whoever replays a ledger, on whatever Java, must come to the same bytes. So what engine and host may not call is found here, and
 * where they do all the same, it says why that cannot be seen in a ledger.
 */
class SameEverywhereTest {
    /**
     * Where a call is no harm.
     *
     * @param where a class, or the beginning of the names of several
     */
    private record Allowed(Unsafe what, String where, String why) {}

    private static final String NO_OUTCOME = "words for authors and tools, of what never runs in a ledger";
    private static final String BROKEN_STATE = "state that no engine wrote stops the task; its words enter no ledger";
    private static final String LOOKED_UP = "looked up only, or each element on its own";
    private static final String ASCII = "names of our own enumerations, ASCII, compared with the text";

    private static final List<Allowed> ALLOWED = List.of(
            new Allowed(Unsafe.DOUBLE_AS_TEXT, "io.tallystick.rules.forecast.Forecast", BROKEN_STATE),
            new Allowed(Unsafe.DOUBLE_AS_TEXT, "io.tallystick.rules.forecast.HoltWinters", BROKEN_STATE),
            new Allowed(
                    Unsafe.DOUBLE_AS_TEXT,
                    "io.tallystick.rules.forecast.RefusedObservationException",
                    "counted as missed; its words are dropped"),
            new Allowed(Unsafe.DOUBLE_AS_TEXT, "io.tallystick.rules.geo.DistanceTracker", BROKEN_STATE),
            new Allowed(Unsafe.DOUBLE_AS_TEXT, "io.tallystick.rules.window.CalendarPeriod", BROKEN_STATE),
            new Allowed(Unsafe.DOUBLE_AS_TEXT, "io.tallystick.rules.window.OrderedValues", BROKEN_STATE),
            new Allowed(Unsafe.DOUBLE_AS_TEXT, "io.tallystick.rules.window.Tally", BROKEN_STATE),
            new Allowed(Unsafe.DOUBLE_AS_TEXT, "io.tallystick.rules.window.Percent", NO_OUTCOME),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.engine.ExampleCheck", NO_OUTCOME),
            new Allowed(
                    Unsafe.LETTERS_OF_A_UNICODE_VERSION,
                    "io.tallystick.rules.expr.Messages",
                    "words of a compile error; a ledger says only that a text does not check"),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.lang.AlertActions", ASCII),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.lang.ExpectationReader", ASCII),
            new Allowed(
                    Unsafe.LETTERS_OF_A_UNICODE_VERSION,
                    "io.tallystick.rules.lang.Expressions",
                    "what is left must match a pattern of ASCII, or is an expression, where spaces mean nothing"),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.lang.HeadSection", ASCII),
            new Allowed(
                    Unsafe.LETTERS_OF_A_UNICODE_VERSION,
                    "io.tallystick.rules.lang.InputsSection",
                    "white space has been the same since Unicode 6.3, which is older than Java 17"),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.lang.TriggerReader", ASCII),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.lang.WindowsSection", ASCII),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.lang.Zones", NO_OUTCOME),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.simulate.", NO_OUTCOME),
            new Allowed(Unsafe.LETTERS_OF_A_UNICODE_VERSION, "io.tallystick.rules.unit.Suggestions", NO_OUTCOME),
            new Allowed(
                    Unsafe.LETTERS_OF_A_UNICODE_VERSION,
                    "io.tallystick.rules.unit.UnitTable",
                    "cells of our own table"),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.contracts.Definitions", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.contracts.Instances", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.contracts.json.JsonFields", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.contract.Example", NO_OUTCOME),
            new Allowed(
                    Unsafe.ORDER_OF_A_HASH_TABLE,
                    "io.tallystick.rules.contract.Measures$Window",
                    "becomes an EnumSet or is asked for an element"),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.engine.Plan", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.engine.Senders", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.engine.Units", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.expr.", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.lang.Draft", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.lang.ParamsSection", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.simulate.", NO_OUTCOME),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.time.ZoneData", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.timer.TimerQueue", LOOKED_UP),
            new Allowed(Unsafe.ORDER_OF_A_HASH_TABLE, "io.tallystick.rules.unit.", LOOKED_UP));

    @Test
    void engineAndHost_callNothingThatDiffersFromJavaToJava() throws Exception {
        List<Calls.Call> calls = new ArrayList<>(Calls.of(Engine.class));
        calls.addAll(Calls.of(ContractHost.class));
        assertThat(calls).as("calls found by javap").hasSizeGreaterThan(10_000);
        TreeSet<String> found = new TreeSet<>();
        List<Allowed> unused = new ArrayList<>(ALLOWED);
        for (Calls.Call call : calls) {
            for (Unsafe unsafe : Unsafe.values()) {
                if (unsafe.is(call)) {
                    boolean allowed = unused.removeIf(one -> allows(one, unsafe, call))
                            || ALLOWED.stream().anyMatch(one -> allows(one, unsafe, call));
                    if (!allowed) {
                        found.add(call.from() + " calls " + call.to() + ": " + unsafe.instead()
                                + "; or say in ALLOWED why no ledger can show it");
                    }
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(unused).as("allowed, and not called any more").isEmpty();
    }

    @Test
    void unsafe_eachKind_isFoundInByteCode() throws Exception {
        List<Calls.Call> calls = Calls.of(Sins.class).stream()
                .filter(call -> call.from().equals(Sins.class.getName()))
                .toList();
        for (Unsafe unsafe : Unsafe.values()) {
            long wanted = Arrays.stream(Sins.class.getDeclaredMethods())
                    .filter(method -> method.getName().startsWith(unsafe.name()))
                    .count();
            assertThat(calls.stream().filter(unsafe::is).count())
                    .as(unsafe.name())
                    .isPositive()
                    .isEqualTo(wanted);
        }
    }

    private static boolean allows(Allowed allowed, Unsafe unsafe, Calls.Call call) {
        String where = allowed.where();
        return allowed.what() == unsafe
                && (where.endsWith(".")
                        ? call.from().startsWith(where)
                        : call.from().equals(where) || call.from().startsWith(where + "$"));
    }
}
