package io.tallystick.rules.library;

import static io.tallystick.rules.library.LibraryRun.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Contracts of vehicles on recorded drives. Counts were seen once and are deterministic; they say nothing of other data. */
class VehiclesBacktestTest {
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final List<String> DRIVES = List.of("drive1", "drive5", "drive7", "idle21", "live10", "ufpe3");

    @Test
    void driverStartUp_sixDrivesWithoutACard_areSixAlarms() throws Exception {
        Contract contract = LibraryRun.contract("vehicles/driver-start-up");
        for (String drive : DRIVES) {
            LibraryRun run = LibraryRun.open(contract, "EUR", NOON, Map.of());
            Instant turning = null;
            Instant at = NOON;
            for (Map<String, String> row : SharedData.rows("mobility/carobd_" + drive + ".csv")) {
                double rpm = Double.parseDouble(row.get("ENGINE_RPM ()").strip());
                turning = rpm > 400.0 && turning == null ? at : turning;
                run.readings(at, "fleet/obd", sample("rpm", "1/min", rpm, at));
                at = at.plusSeconds(1);
            }
            run.requireSound();
            assertThat(run.raised("theft")).containsExactly(turning.plusSeconds(5));
        }
    }

    @Test
    void driverStartUp_sixDrivesOfTheDriver_areNoAlarm() throws Exception {
        Contract contract = LibraryRun.contract("vehicles/driver-start-up");
        for (String drive : DRIVES) {
            LibraryRun run = LibraryRun.open(contract, "EUR", NOON.minusSeconds(60), Map.of());
            run.document(NOON.minusSeconds(50), "driver-assignment", "fleet/x", Map.of("card", "A17"));
            run.readings(NOON.minusSeconds(40), "fleet/obd", sample("card", null, "A17", NOON.minusSeconds(40)));
            run.readings(NOON.minusSeconds(39), "fleet/obd", sample("pin-ok", null, true, NOON.minusSeconds(39)));
            Instant at = NOON;
            for (Map<String, String> row : SharedData.rows("mobility/carobd_" + drive + ".csv")) {
                run.readings(
                        at,
                        "fleet/obd",
                        sample(
                                "rpm",
                                "1/min",
                                Double.parseDouble(row.get("ENGINE_RPM ()").strip()),
                                at));
                at = at.plusSeconds(1);
            }
            run.requireSound();
            assertThat(run.raised("theft")).as(drive).isEmpty();
            assertThat(run.instance().vars()).as(drive).containsEntry("trips", "1");
        }
    }

    @Test
    void maintenanceRecord_sixDrives_neverBoil() throws Exception {
        Contract contract = LibraryRun.contract("vehicles/maintenance-record");
        double hottest = 0;
        for (String drive : DRIVES) {
            LibraryRun run = LibraryRun.open(contract, "EUR", NOON, Map.of("warrantyUntil", "2030-01-01T00:00:00Z"));
            Instant at = NOON;
            for (Map<String, String> row : SharedData.rows("mobility/carobd_" + drive + ".csv")) {
                double celsius =
                        Double.parseDouble(row.get("COOLANT_TEMPERATURE ()").strip());
                hottest = Math.max(hottest, celsius);
                run.readings(at, "owner/obd", sample("coolant", "Cel", celsius, at));
                at = at.plusSeconds(1);
            }
            run.requireSound();
            assertThat(run.raised("boiling")).as(drive).isEmpty();
        }
        assertThat(hottest).isEqualTo(91.0);
    }

    @Test
    void usageBasedInsurance_fiveBuses_payByTheKilometre() throws Exception {
        Contract contract = LibraryRun.contract("vehicles/usage-based-insurance");
        Map<String, LibraryRun> buses = new TreeMap<>();
        for (Map<String, String> row : SharedData.rows("mobility/liverpool_bus_route14_dev.csv")) {
            Instant at =
                    LocalDateTime.parse(row.get("timestamp").replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            LibraryRun bus =
                    buses.computeIfAbsent(row.get("vehicle_id"), id -> LibraryRun.open(contract, "GBP", at, Map.of()));
            bus.readings(
                    at,
                    "driver/gps",
                    sample("lat", "lat", Double.parseDouble(row.get("latitude")), at),
                    sample("lon", "lon", Double.parseDouble(row.get("longitude")), at));
        }
        Map<String, String> kilometres = new TreeMap<>();
        Map<String, String> paid = new TreeMap<>();
        for (Map.Entry<String, LibraryRun> bus : buses.entrySet()) {
            bus.getValue().advance(Instant.parse("2026-01-27T00:00:00Z").plus(Duration.ofMinutes(1)));
            bus.getValue().requireSound();
            kilometres.put(bus.getKey(), bus.getValue().instance().vars().get("billedKm"));
            paid.put(bus.getKey(), bus.getValue().gained("insurer").toString());
        }
        System.out.printf("usage-based-insurance: km %s, paid %s%n", kilometres, paid);
        assertThat(kilometres).isEqualTo(Map.of("4716", "17", "4720", "21", "4722", "18", "4733", "26", "4803", "23"));
        assertThat(paid)
                .isEqualTo(Map.of(
                        "4716",
                        "GBP 1.42",
                        "4720",
                        "GBP 1.66",
                        "4722",
                        "GBP 1.48",
                        "4733",
                        "GBP 1.96",
                        "4803",
                        "GBP 1.78"));
    }
}
