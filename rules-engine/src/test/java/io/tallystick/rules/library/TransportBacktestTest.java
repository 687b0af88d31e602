package io.tallystick.rules.library;

import static io.tallystick.rules.library.LibraryRun.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.rules.contract.Contract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Contracts of transport on recorded data. Counts were seen once and are deterministic; they say nothing of other data. */
class TransportBacktestTest {
    private static final Instant MORNING = Instant.parse("2010-05-09T08:00:00Z");

    @Test
    void containerArrival_ais_shipsThatStayInThePortHaveArrived() throws Exception {
        Contract contract = LibraryRun.contract("transport/container-arrival");
        Map<String, LibraryRun> ships = new TreeMap<>();
        Instant at = null;
        int positions = 0;
        for (Map<String, String> row : SharedData.rows("transport/ais_us_gulf_2022-01-03.csv")) {
            if (!row.get("VesselType").startsWith("7") || row.get("VesselType").length() != 2) {
                continue;
            }
            at = LocalDateTime.parse(row.get("BaseDateTime")).toInstant(ZoneOffset.UTC);
            Instant start = at;
            LibraryRun ship = ships.computeIfAbsent(
                    row.get("MMSI"),
                    id -> LibraryRun.open(contract, "USD", start, Map.of("eta", "2022-01-03T12:00:00Z")));
            ship.readings(
                    at,
                    "line/ship",
                    sample("lat", "lat", Double.parseDouble(row.get("LAT")), at),
                    sample("lon", "lon", Double.parseDouble(row.get("LON")), at));
            positions++;
        }
        Map<String, Integer> states = new TreeMap<>();
        for (LibraryRun ship : ships.values()) {
            ship.advance(at);
            ship.requireSound();
            states.merge(ship.instance().state(), 1, Integer::sum);
        }
        System.out.printf("container-arrival: %d ships, %d positions, %s%n", ships.size(), positions, states);
        assertThat(positions).isEqualTo(1_296);
        assertThat(states).isEqualTo(Map.of("atSea", 169, "inPort", 3, "atSeaAgain", 1));
    }

    @Test
    void roadCongestion_nabSpeed_jamsAgainstTheLabelledWindow() throws Exception {
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("transport/road-congestion"),
                "EUR",
                Instant.parse("2015-08-31T18:00:00Z"),
                Map.of());
        for (Map<String, String> row : SharedData.rows("smartcity/nab_speed_6005.csv")) {
            Instant at =
                    LocalDateTime.parse(row.get("timestamp").replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            run.readings(
                    at, "operator/detector", sample("speed", "[mi_i]/h", Double.parseDouble(row.get("value")), at));
        }
        run.requireSound();
        Windows.Score score = Windows.score(run.raised("jam"), Windows.of("realTraffic/speed_6005.csv"));
        System.out.printf(
                "road-congestion: %s; silent %d%n", score, run.raised("silent").size());
        assertThat(score).isEqualTo(new Windows.Score(3, 1, 1, 1));
        assertThat(run.raised("silent")).hasSize(1);
        assertThat(run.instance().vars()).containsEntry("jams", "3").containsEntry("charged", "0");
    }

    /** The sensor was held into steam for ten minutes: too short for a breach. Left at room temperature it is one long breach. */
    @Test
    void coldChainEscrow_moteInSteam_aBreachIsWhatLasts() throws Exception {
        LibraryRun steam = shipment(Map.of("minC", 20.0, "maxC", 32.0));
        LibraryRun room = shipment(Map.of());
        int readings = 0;
        int labelled = 0;
        double highest = 0;
        for (Map<String, String> cells : SharedData.rows("buildings/wsn_singlehop_indoor_motes1-2.csv")) {
            if (cells.get("mote_id").equals("1")) {
                Instant at = MORNING.plus(Duration.ofSeconds(5L * readings++));
                double celsius = Double.parseDouble(cells.get("temperature"));
                highest = Math.max(highest, celsius);
                labelled += cells.get("label").equals("1") ? 1 : 0;
                steam.readings(at, "seller/mote", sample("temperature", "Cel", celsius, at));
                room.readings(at, "seller/mote", sample("temperature", "Cel", celsius, at));
            }
        }
        steam.requireSound();
        room.requireSound();
        System.out.printf(
                "cold-chain-escrow: %d readings, %d in steam, highest %.2f; breaches %s, at 2 to 8 degrees %s%n",
                readings, labelled, highest, steam.raised("breach"), room.raised("breach"));
        assertThat(labelled).isEqualTo(117);
        assertThat(steam.raised("breach")).isEmpty();
        assertThat(room.raised("breach")).containsExactly(MORNING.plus(Duration.ofMinutes(15)));
        assertThat(room.instance().vars()).containsEntry("breaches", "1");
    }

    private static LibraryRun shipment(Map<String, Object> limits) throws Exception {
        Map<String, Object> params = new TreeMap<>(limits);
        params.put("price", "EUR 1000.00");
        params.put("due", "2010-05-10T00:00:00Z");
        return LibraryRun.open(LibraryRun.contract("transport/cold-chain-escrow"), "EUR", MORNING, params);
    }
}
