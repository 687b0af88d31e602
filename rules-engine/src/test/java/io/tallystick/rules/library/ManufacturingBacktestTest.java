package io.tallystick.rules.library;

import static io.tallystick.rules.library.LibraryRun.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.engine.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Contracts of plants on recorded data and its labels. Counts were seen once and are deterministic; they say nothing of other data. */
class ManufacturingBacktestTest {
    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");

    /** The file's author defined the labels by these very rules, over IEEE doubles: anything but equality would be an error of ours. */
    @Test
    void failureModes_ai4i_countsAreTheLabelsRowByRow() throws Exception {
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("manufacturing/failure-modes"),
                "EUR",
                START,
                Map.of("ends", "2028-01-01T00:00:00Z"));
        int row = 0;
        int[] labels = new int[3];
        for (Map<String, String> cells : SharedData.rows("industrial/ai4i2020_dev.csv")) {
            Instant at = START.plus(Duration.ofMinutes(row++));
            run.readings(
                    at,
                    "operator/mill",
                    sample("air", "K", number(cells, "Air temperature [K]"), at),
                    sample("process", "K", number(cells, "Process temperature [K]"), at),
                    sample("speed", "1/min", number(cells, "Rotational speed [rpm]"), at),
                    sample("torque", "N.m", number(cells, "Torque [Nm]"), at),
                    sample("grade", null, cells.get("Type"), at),
                    sample("wear", "min", number(cells, "Tool wear [min]"), at));
            labels[0] += Integer.parseInt(cells.get("HDF"));
            labels[1] += Integer.parseInt(cells.get("PWF"));
            labels[2] += Integer.parseInt(cells.get("OSF"));
            Map<String, String> vars = run.instance().vars();
            assertThat(List.of(vars.get("heat"), vars.get("power"), vars.get("overstrain")))
                    .as("heat, power, overstrain up to row %d", row)
                    .containsExactly("" + labels[0], "" + labels[1], "" + labels[2]);
        }
        run.requireSound();
        int aside = run.effects(Effect.Commanded.class).size();
        System.out.printf(
                "failure-modes: %d pieces, %d set aside, %d alarms%n",
                row, aside, run.raised("bad").size());
        assertThat(aside).isEqualTo(195);
        assertThat(run.raised("bad")).hasSize(4);
        assertThat(run.gained("operator").toString()).isEqualTo("EUR 500.00");
        assertThat(labels).containsExactly(79, 66, 64);
    }

    @Test
    void machineOverheating_nab_alertsAgainstTheLabelledWindows() throws Exception {
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("manufacturing/machine-overheating"),
                "EUR",
                Instant.parse("2013-12-02T21:00:00Z"),
                Map.of("ends", "2014-03-01T00:00:00Z"));
        Instant orderedAt = null;
        for (Map<String, String> cells : SharedData.rows("industrial/nab_machine_temperature_system_failure.csv")) {
            Instant at = LocalDateTime.parse(cells.get("timestamp").replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC);
            run.readings(at, "operator/probe", sample("temperature", "[degF]", number(cells, "value"), at));
            // A maintainer who takes every order an hour after it was given and is done three hours later.
            String state = run.instance().state();
            orderedAt = state.equals("ordered") && orderedAt == null ? at : orderedAt;
            if (state.equals("ordered") && !at.isBefore(orderedAt.plus(Duration.ofHours(1)))) {
                run.document(at, "order-taken", "maintainer/x", Map.of("order", orderedAt.toString()));
            } else if (state.equals("repair") && !at.isBefore(orderedAt.plus(Duration.ofHours(4)))) {
                run.document(at, "work-done", "maintainer/x", Map.of("order", orderedAt.toString()));
                run.document(at, "work-done", "operator/x", Map.of("order", orderedAt.toString()));
                orderedAt = null;
            }
        }
        run.requireSound();
        List<Windows.Window> windows = Windows.of("realKnownCause/machine_temperature_system_failure.csv");
        List<Instant> alerts = new ArrayList<>(run.raised("overheating"));
        alerts.addAll(run.raised("stopped"));
        Windows.Score score = Windows.score(alerts, windows);
        System.out.printf(
                "machine-overheating: %s; silent %d%n",
                score, run.raised("silent").size());
        assertThat(run.raised("overheating")).hasSize(3);
        assertThat(run.raised("stopped")).hasSize(5);
        assertThat(score).isEqualTo(new Windows.Score(8, 3, 4, 3));
        assertThat(Windows.score(run.raised("stopped"), windows)).isEqualTo(new Windows.Score(5, 3, 4, 3));
    }

    @Test
    void payPerUse_turbofans_everyCycleIsPaidOnce() throws Exception {
        Contract contract = LibraryRun.contract("manufacturing/pay-per-use");
        Map<Integer, LibraryRun> engines = new TreeMap<>();
        Map<Integer, Integer> lives = new TreeMap<>();
        for (Map<String, String> cells : SharedData.rows("industrial/cmapss_FD001_train_units001-066.csv")) {
            int unit = Integer.parseInt(cells.get("unit"));
            int cycle = Integer.parseInt(cells.get("cycle"));
            Instant at = START.plus(Duration.ofHours(6L * cycle));
            LibraryRun run = engines.computeIfAbsent(
                    unit, id -> LibraryRun.open(contract, "EUR", START, Map.of("ends", "2028-01-01T00:00:00Z")));
            run.readings(at, "maker/meter", sample("cycles", null, (double) cycle, at));
            lives.put(unit, cycle);
        }
        long cents = 0;
        for (Map.Entry<Integer, LibraryRun> engine : engines.entrySet()) {
            engine.getValue().advance(START.plus(Duration.ofDays(90)));
            engine.getValue().requireSound();
            long paid = engine.getValue().gained("maker").minor();
            assertThat(paid).as("engine %d", engine.getKey()).isEqualTo(120L * (lives.get(engine.getKey()) - 1));
            cents += paid;
        }
        System.out.printf("pay-per-use: %d engines, %d cents%n", engines.size(), cents);
        assertThat(engines).hasSize(66);
        assertThat(cents).isEqualTo(1_566_360);
    }

    private static double number(Map<String, String> cells, String column) {
        return Double.parseDouble(cells.get(column));
    }
}
