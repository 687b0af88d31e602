package io.tallystick.rules.library;

import static io.tallystick.rules.library.LibraryRun.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contracts of buildings on recorded data, compared with the labels that come with it. */
class BuildingsBacktestTest {
    @Test
    void leakAndWaste_labelledOffice_knowsWhoIsThere() throws Exception {
        List<Map<String, String>> rows = SharedData.rows("buildings/occupancy_datatraining.csv");
        LibraryRun run = LibraryRun.open(
                LibraryRun.contract("buildings/leak-and-waste"),
                "EUR",
                Instant.parse("2015-02-04T17:00:00Z"),
                Map.of());
        int both = 0;
        int said = 0;
        int labelled = 0;
        for (Map<String, String> row : rows) {
            Instant at = LocalDateTime.parse(row.get("date").replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            run.readings(
                    at,
                    "facility/room-1",
                    sample("light", "lx", Double.parseDouble(row.get("Light")), at),
                    sample("co2", "ppm", Double.parseDouble(row.get("CO2")), at),
                    sample("temperature", "Cel", Double.parseDouble(row.get("Temperature")), at));
            boolean says = run.instance().vars().get("someone").equals("true");
            boolean label = row.get("Occupancy").equals("1");
            both += says && label ? 1 : 0;
            said += says ? 1 : 0;
            labelled += label ? 1 : 0;
        }
        run.requireSound();
        System.out.printf(
                "leak-and-waste: %d minutes, %d labelled occupied, %d said to be, %d both: precision %.3f, recall %.3f;"
                        + " light for nobody %s, heat for nobody %s%n",
                rows.size(),
                labelled,
                said,
                both,
                (double) both / said,
                (double) both / labelled,
                run.raised("light"),
                run.raised("heat"));
        assertThat(List.of(rows.size(), labelled, said, both)).containsExactly(8_143, 1_729, 2_010, 1_715);
        assertThat(run.raised("light")).hasSize(2);
        assertThat(run.raised("heat")).hasSize(1);
    }
}
