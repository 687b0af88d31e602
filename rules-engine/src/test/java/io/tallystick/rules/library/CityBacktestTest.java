package io.tallystick.rules.library;

import static io.tallystick.rules.library.LibraryRun.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.engine.Effect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The city's contracts on recorded data. Counts were seen once and are deterministic; they say nothing of other data. */
class CityBacktestTest {
    @Test
    void airQuality_beijing2010And2011_smogIsAFractionOfTheLimitCrossings() throws Exception {
        List<Map<String, String>> rows = SharedData.rows("smartcity/beijing_pm25_2010-2011.csv");
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("city/air-quality"), "EUR", Instant.parse("2009-12-31T00:00:00Z"), Map.of());
        int crossings = 0;
        int readings = 0;
        boolean above = false;
        for (Map<String, String> row : rows) {
            Instant at = LocalDate.of(number(row, "year"), number(row, "month"), number(row, "day"))
                    .atTime(number(row, "hour"), 0)
                    .atZone(ZoneId.of("Asia/Shanghai"))
                    .toInstant();
            if (row.get("pm2.5").equals("NA")) {
                run.advance(at);
                continue;
            }
            double dust = Double.parseDouble(row.get("pm2.5"));
            crossings += dust > 150.0 && !above ? 1 : 0;
            above = dust > 150.0;
            readings++;
            run.readings(at, "operator/embassy", sample("pm2.5", "ug/m3", dust, at));
        }
        run.requireSound();
        long throttles = run.effects(Effect.Commanded.class).stream()
                .filter(command -> command.name().equals("throttle"))
                .count();
        System.out.printf(
                "air-quality: %d readings, %d crossings of 150 ug/m3, %d smogs, %d emergencies, %d silences, fines %s%n",
                readings,
                crossings,
                run.raised("smog").size(),
                throttles,
                run.raised("silent").size(),
                run.gained("city"));
        assertThat(List.of(
                        readings,
                        crossings,
                        run.raised("smog").size(),
                        (int) throttles,
                        run.raised("silent").size()))
                .containsExactly(16_123, 372, 119, 65, 17);
        // Nobody confirms in a backtest, so every emergency of six hours is fined, up to twelve in each of two years.
        assertThat(run.gained("city").toString()).isEqualTo("EUR 120000.00");
    }

    @Test
    void bridgeVibration_referenceState_raisesNothing() throws Exception {
        List<Map<String, String>> rows = SharedData.rows("smartcity/bridge_munich_force_100hz_2022-03-07.csv");
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("city/bridge-vibration"),
                "EUR",
                Instant.parse("2022-03-07T15:00:00Z"),
                Map.of("restNorth", 260.0, "restSouth", 220.7, "samples", 200L));
        LibraryRun strict = LibraryRun.open(
                LibraryRun.contract("city/bridge-vibration"),
                "EUR",
                Instant.parse("2022-03-07T15:00:00Z"),
                Map.of("restNorth", 260.0, "restSouth", 220.7, "samples", 200L, "sway", 2.5));
        for (Map<String, String> row : rows) {
            Instant at = LocalDateTime.parse(row.get("Time (-)").replace(' ', 'T'))
                    .atZone(ZoneId.of("Europe/Berlin"))
                    .toInstant();
            for (LibraryRun each : List.of(run, strict)) {
                each.readings(
                        at,
                        "operator/force-gauge",
                        sample("force-1", "kN", Double.parseDouble(row.get("FRC-01 (kN)")), at),
                        sample("force-2", "kN", Double.parseDouble(row.get("FRC-02 (kN)")), at));
            }
        }
        run.requireSound();
        strict.requireSound();
        System.out.printf(
                "bridge-vibration: %d readings; limit 8 kN: %d alerts; limit 2.5 kN: %s%n",
                2 * rows.size(),
                run.raised("swing").size() + run.raised("moved").size(),
                strict.raised("swing"));
        assertThat(run.effects(Effect.AlertChanged.class).stream()
                        .filter(changed -> !changed.change().alert().key().equals("silent")))
                .isEmpty();
        assertThat(strict.raised("swing")).hasSize(1);
    }

    @Test
    void demandResponse_kentuckyLoad_callsArePeaks() throws Exception {
        TreeMap<Instant, Double> hours = new TreeMap<>();
        for (Map<String, String> row : SharedData.rows("energy/pjm_EKPC_hourly.csv")) {
            // A stamp is the end of its hour: what was metered lies within the hour before it.
            Instant at = LocalDateTime.parse(row.get("Datetime").replace(' ', 'T'))
                    .atZone(ZoneId.of("America/New_York"))
                    .toInstant()
                    .minusSeconds(1_800);
            hours.put(at, Double.parseDouble(row.get("EKPC_MW")));
        }
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("city/demand-response"),
                "USD",
                hours.firstKey().minusSeconds(1_800),
                Map.of("peak", 2_600.0, "target", 2_600.0, "maxCalls", 744L));
        int right = 0;
        int called = 0;
        int peaks = 0;
        for (Map.Entry<Instant, Double> hour : hours.entrySet()) {
            run.readings(hour.getKey(), "utility/meter", sample("load", "MW", hour.getValue(), hour.getKey()));
            boolean call = run.instance().state().equals("called");
            boolean peak = hour.getValue() > 2_600.0;
            called += call ? 1 : 0;
            peaks += peak ? 1 : 0;
            right += call && peak ? 1 : 0;
        }
        run.requireSound();
        System.out.printf(
                "demand-response: %d hours, %d above 2600 MW, %d called, %d of them above: precision %.3f, recall %.3f;"
                        + " kept %s, paid %s%n",
                hours.size(),
                peaks,
                called,
                right,
                (double) right / called,
                (double) right / peaks,
                run.instance().vars().get("kept"),
                run.gained("customer"));
        assertThat(List.of(hours.size(), peaks, called, right)).containsExactly(45_330, 480, 233, 207);
        // Load of a whole zone does not follow one customer's contract: kept are the calls that no peak followed.
        assertThat(run.instance().vars()).containsEntry("kept", Integer.toString(called - right));
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(row.get(column));
    }
}
