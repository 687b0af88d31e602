package io.tallystick.rules.library;

import static io.tallystick.rules.library.LibraryRun.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Contracts of banks and insurers on recorded data, compared with what the rows say by themselves. */
class FinanceBacktestTest {
    @Test
    void atmServiceLevel_nn5_countsTheDaysWithoutMoney() throws Exception {
        List<Map<String, String>> rows = SharedData.rows("finance/nn5_atm_withdrawals_001-074.csv");
        Contract contract = LibraryRun.contract("finance/atm-service-level");
        Map<String, LibraryRun> machines = new TreeMap<>();
        Map<String, Instant> last = new TreeMap<>();
        Map<String, Long> down = new TreeMap<>();
        for (Map<String, String> row : rows) {
            String id = row.get("atm_id");
            Instant at = LocalDate.parse(row.get("date"))
                    .atStartOfDay(ZoneId.of("Europe/London"))
                    .toInstant();
            LibraryRun run = machines.computeIfAbsent(
                    id, absent -> LibraryRun.open(contract, "GBP", at, Map.of("until", "1998-06-01T00:00:00Z")));
            String given = row.get("withdrawals_index");
            if (given.isEmpty()) {
                run.advance(at);
                continue;
            }
            Instant before = last.put(id, at);
            long silent = before == null || Duration.between(before, at).toHours() <= 50
                    ? 0
                    : 2 + noons(before.plus(Duration.ofHours(50)), at);
            down.merge(id, silent + (Double.parseDouble(given) == 0.0 ? 1 : 0), Long::sum);
            run.readings(at, "operator/atm", sample("withdrawals", "", Double.parseDouble(given), at));
        }
        long alerts = 0;
        long bank = 0;
        int usedUp = 0;
        for (Map.Entry<String, LibraryRun> machine : machines.entrySet()) {
            LibraryRun run = machine.getValue();
            run.requireSound();
            long outages = Long.parseLong(run.instance().vars().get("outages"));
            if (run.instance().isOver()) {
                usedUp++;
                assertThat(outages).isLessThanOrEqualTo(down.get(machine.getKey()));
            } else {
                assertThat(outages).as(machine.getKey()).isEqualTo(down.get(machine.getKey()));
            }
            alerts += run.raised("out").size() + run.raised("silent").size();
            bank += run.gained("bank").minor();
        }
        System.out.printf(
                "atm-service-level: %d machines, %d days, %d out of service by the rows; %d alerts, %d bonds used up,"
                        + " fees less penalties %d pence%n",
                machines.size(),
                rows.size(),
                down.values().stream().mapToLong(one -> one).sum(),
                alerts,
                usedUp,
                -bank);
        assertThat(List.of(machines.size(), usedUp)).containsExactly(74, 4);
        assertThat(bank).isEqualTo(-67_784_000);
    }

    /** Noons in London after one instant and up to another. */
    private static long noons(Instant after, Instant until) {
        ZoneId zone = ZoneId.of("Europe/London");
        return after.atZone(zone)
                .toLocalDate()
                .datesUntil(until.atZone(zone).toLocalDate().plusDays(1))
                .map(day -> day.atTime(12, 0).atZone(zone).toInstant())
                .filter(noon -> noon.isAfter(after) && !noon.isAfter(until))
                .count();
    }

    @Test
    void parametricWeather_seattle_paysWhatTheRowsSay() throws Exception {
        List<Map<String, String>> rows = SharedData.rows("insurance/seattle_weather_daily.csv");
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("finance/parametric-weather"),
                "USD",
                Instant.parse("2012-01-01T00:00:00Z"),
                Map.of("until", "2016-01-02T00:00:00Z"));
        Map<YearMonth, Double> months = new TreeMap<>();
        TreeMap<Instant, Double> rains = new TreeMap<>();
        int floods = 0;
        boolean flooded = false;
        int frosts = 0;
        int warm = 3;
        for (Map<String, String> row : rows) {
            LocalDate day = LocalDate.parse(row.get("date"));
            Instant at = day.atStartOfDay(ZoneId.of("America/Los_Angeles")).toInstant();
            double rain = Double.parseDouble(row.get("precipitation"));
            double night = Double.parseDouble(row.get("temp_min"));
            rains.put(at, rain);
            double threeDays = rains.tailMap(at.minus(Duration.ofDays(3)), false).values().stream()
                    .mapToDouble(one -> one)
                    .sum();
            floods += !flooded && threeDays > 90.0 ? 1 : 0;
            flooded = threeDays > 90.0 || flooded && threeDays >= 45.0;
            months.merge(YearMonth.from(day), rain, Double::sum);
            if (night < -5.0) {
                frosts += warm >= 3 ? 1 : 0;
                warm = 0;
            } else {
                warm++;
            }
            run.readings(
                    at, "station/seatac", sample("rain", "mm", rain, at), sample("night-minimum", "Cel", night, at));
        }
        run.advance(Instant.parse("2016-01-01T09:00:00Z"));
        run.requireSound();
        long dry = months.values().stream().filter(sum -> sum < 5.0).count();
        Map<String, String> vars = run.instance().vars();
        System.out.printf(
                "parametric-weather: %d days, droughts %s, floods %s %s, frosts %s, farmer %s%n",
                rows.size(),
                vars.get("droughts"),
                vars.get("floods"),
                run.raised("flood"),
                vars.get("frosts"),
                run.gained("farmer"));
        assertThat(vars.get("droughts")).isEqualTo(Long.toString(dry));
        assertThat(vars.get("frosts")).isEqualTo(Integer.toString(frosts));
        assertThat(vars.get("floods")).isEqualTo(Integer.toString(floods));
        assertThat(List.of(dry, (long) floods, (long) frosts)).containsExactly(4L, 2L, 2L);
        assertThat(run.gained("farmer").toString()).isEqualTo("USD 17800.00");
    }

    @Test
    void flightDelay_fiveThousandFlights_endAsTheirDelaysSay() throws Exception {
        List<Map<String, String>> rows = SharedData.rows("insurance/flight_delays_2001Q1_5k.csv");
        Contract contract = LibraryRun.contract("finance/flight-delay");
        Map<String, Integer> ends = new LinkedHashMap<>();
        long paid = 0;
        for (Map<String, String> row : rows) {
            Instant at = LocalDateTime.parse(row.get("date")).toInstant(ZoneOffset.UTC);
            double delay = Double.parseDouble(row.get("delay_min"));
            LibraryRun run = LibraryRun.open(
                    contract,
                    "USD",
                    at.minusSeconds(86_400),
                    Map.of("settleBy", at.plusSeconds(86_400).toString()));
            run.readings(at, "airport/" + row.get("destination"), sample("delay", "min", delay, at));
            run.requireSound();
            String want = delay >= 180 ? "full" : delay >= 120 ? "half" : delay >= 60 ? "quarter" : "on-time";
            assertThat(run.instance().state()).as("%s", row).isEqualTo(want);
            ends.merge(want, 1, Integer::sum);
            paid += run.gained("passenger").minor();
        }
        System.out.printf("flight-delay: %d flights, %s, passengers %d cents%n", rows.size(), ends, paid);
        assertThat(paid).isEqualTo(-1_990_000);
        assertThat(ends)
                .containsEntry("full", 19)
                .containsEntry("half", 78 - 19)
                .containsEntry("quarter", 285 - 78);
    }

    @Test
    void earthquakeCover_hualien_paysForTheForeshockAndForNothingElse() throws Exception {
        List<Map<String, String>> rows = new ArrayList<>(SharedData.rows("insurance/earthquakes_2018-01-31_02-04.csv"));
        rows.sort(Comparator.comparingLong(row -> Long.parseLong(row.get("updated_ms"))));
        Contract contract = LibraryRun.contract("finance/earthquake-cover");
        LibraryRun hualien = place(contract, 23.98, 121.6, 101.7);
        LibraryRun seattle = place(contract, 47.6, -122.3, 75.1);
        for (Map<String, String> row : rows) {
            Instant at = Instant.ofEpochMilli(Long.parseLong(row.get("updated_ms")));
            for (LibraryRun run : List.of(hualien, seattle)) {
                run.readings(
                        at,
                        "seismology/" + row.get("net"),
                        sample("event", "", row.get("id"), at),
                        sample("magnitude", "", Double.parseDouble(row.get("mag")), at),
                        sample("depth", "km", Double.parseDouble(row.get("depth_km")), at),
                        sample("status", "", row.get("status"), at),
                        sample("latitude", "lat", Double.parseDouble(row.get("lat")), at),
                        sample("longitude", "lon", Double.parseDouble(row.get("lon")), at));
            }
        }
        hualien.advance(Instant.parse("2018-12-01T00:00:00Z"));
        hualien.requireSound();
        seattle.requireSound();
        System.out.printf(
                "earthquake-cover: %d publications; Hualien %s %s, paid %s; Seattle %s%n",
                rows.size(),
                hualien.instance().state(),
                hualien.instance().vars(),
                hualien.gained("insured"),
                seattle.instance().state());
        assertThat(hualien.instance().state()).isEqualTo("paid");
        assertThat(hualien.gained("insured").toString()).isEqualTo("USD 100000.00");
        assertThat(seattle.instance().state()).isEqualTo("covered");
    }

    private static LibraryRun place(Contract contract, double latitude, double longitude, double kmPerLongitude) {
        return LibraryRun.open(
                contract,
                "USD",
                Instant.parse("2018-01-01T00:00:00Z"),
                Map.of(
                        "latitude", latitude,
                        "longitude", longitude,
                        "kmPerLongitude", kmPerLongitude,
                        "until", "2018-12-31T00:00:00Z"));
    }
}
