package io.tallystick.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real sensor files with their real faults. Expected counts were taken with another program (Python's csv module). */
class RealFilesTest {
    private static ReplayMapping mapping(String name) throws Exception {
        String path = "/mappings/" + name + ".yaml";
        try (InputStream in = RealFilesTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return ReplayMapping.parse(name + ".yaml", in.readAllBytes());
        }
    }

    private static CsvReplay open(String mapping, String file, boolean strict) throws Exception {
        String shared = System.getProperty("tallystick.shared", "");
        Path data = Path.of(shared, "data", file);
        boolean there = !shared.isEmpty() && Files.isRegularFile(data);
        if (!there) {
            System.err.println(
                    "SKIPPED: " + data + " is absent; set -Dtallystick.shared to the folder of development data");
        }
        Assumptions.assumeTrue(there, () -> data + " is absent");
        return CsvReplay.open(mapping(mapping), file, Files.newInputStream(data), strict);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            machine-temperature, industrial/nab_machine_temperature_system_failure.csv, 22695, 22695, 0, 0, 1, 2013-12-02T21:15:00Z
            air-quality, smartcity/airquality_uci_2004.csv, 7110, 7079, 5399, 0, 1, 2004-03-10T17:00:00Z
            atm-withdrawals, finance/nn5_atm_withdrawals_001-074.csv, 58534, 57439, 1095, 0, 74, 1996-03-18T00:00:00Z
            ship-positions, transport/ais_us_gulf_2022-01-03.csv, 20673, 20673, 11388, 0, 1715, 2022-01-03T00:00:00Z
            pjm, energy/pjm_EKPC_hourly.csv, 45334, 45334, 0, 0, 1, 2013-12-31T06:00:00Z
            beijing, smartcity/beijing_pm25_2010-2011.csv, 17520, 17520, 1397, 0, 1, 2009-12-31T16:00:00Z
            occupancy, buildings/occupancy_datatraining.csv, 8143, 8143, 0, 0, 1, 2015-02-04T17:51:00Z
            carobd, mobility/carobd_drive1.csv, 2709, 2709, 0, 0, 1, 2024-01-01T08:00:00Z
            carobd, mobility/carobd_live10.csv, 1176, 1176, 0, 0, 1, 2024-01-01T08:00:00Z
            sml2010, buildings/sml2010_part1.txt, 2764, 2764, 0, 0, 1, 2012-03-13T10:45:00Z
            skab, industrial/skab_valve1_0.csv, 1147, 1147, 0, 0, 1, 2020-03-09T10:14:33Z
            bridge, smartcity/bridge_munich_force_100hz_2022-03-07.csv, 24000, 24000, 0, 0, 1, 2022-03-07T15:35:15.601Z
            earthquakes, insurance/earthquakes_2018-01-31_02-04.csv, 1212, 1212, 0, 0, 11, 2018-01-31T01:49:59.650Z
            wsn, buildings/wsn_singlehop_indoor_motes1-2.csv, 8834, 8834, 0, 0, 2, 2010-05-09T00:00:00Z
            retail, retail/online_retail_2010-12-01.csv, 3108, 3108, 10, 0, 7, 2010-12-01T08:26:00Z
            bus, mobility/liverpool_bus_route14_dev.csv, 952, 952, 241, 0, 5, 2026-01-26T15:57:02Z
            ett, energy/ETTh1.csv, 17420, 17420, 0, 0, 1, 2016-07-01T00:00:00Z
            metro, smartcity/metro_i94_2016.csv, 9306, 8614, 0, 692, 1, 2016-01-01T06:00:00Z
            """)
    void realFile_itsMapping_everyRowIsAccountedFor(
            String mapping,
            String file,
            long rows,
            long events,
            long missing,
            long filtered,
            int devices,
            Instant firstTime)
            throws Exception {
        Set<String> seen = new HashSet<>();
        Instant first = null;
        long readings = 0;
        try (CsvReplay replay = open(mapping, file, false)) {
            for (ReplayEvent event = replay.next(); event != null; event = replay.next()) {
                first = first == null ? event.time() : first;
                seen.add(event.device());
                readings += event.readings().size();
            }
            ReplayCounts counts = replay.counts();
            assertThat(replay.problems()).isEmpty();
            assertThat(counts.rows()).isEqualTo(rows);
            assertThat(counts.events()).isEqualTo(events);
            assertThat(counts.missing()).isEqualTo(missing);
            assertThat(counts.filtered()).isEqualTo(filtered);
            assertThat(counts.rows())
                    .isEqualTo(counts.events() + counts.filtered() + counts.empty() + counts.problemRows());
            assertThat(counts.readings()).isEqualTo(readings);
            assertThat(readings + counts.missing())
                    .isEqualTo((counts.events() + counts.empty())
                            * mapping(mapping).readingsPerRow());
        }
        assertThat(seen).hasSize(devices);
        assertThat(first).isEqualTo(firstTime);
    }

    @Test
    void machineTemperature_firstRow_valueAsWritten() throws Exception {
        String file = "industrial/nab_machine_temperature_system_failure.csv";
        try (CsvReplay replay = open("machine-temperature", file, true)) {
            replay.next();
            ReplayEvent second = replay.next();
            assertThat(second.lineNumber()).isEqualTo(3);
            assertThat(second.readings())
                    .containsExactly(new ReadingValue("temperature", "degF", ReadingType.NUMBER, "74.93588199999998"));
        }
    }

    @Test
    void wsn_clockPerDevice_eachMoteStartsAtTheStart() throws Exception {
        Set<String> started = new HashSet<>();
        try (CsvReplay replay = open("wsn", "buildings/wsn_singlehop_indoor_motes1-2.csv", true)) {
            for (ReplayEvent event = replay.next(); event != null; event = replay.next()) {
                if (started.add(event.device())) {
                    assertThat(event.time()).isEqualTo(Instant.parse("2010-05-09T00:00:00Z"));
                }
            }
        }
        assertThat(started).containsExactlyInAnyOrder("mote-1", "mote-2");
    }

    @Test
    void pjm_outOfOrderFile_keepsTheFilesOrder() throws Exception {
        int backwards = 0;
        Instant last = Instant.MIN;
        try (CsvReplay replay = open("pjm", "energy/pjm_EKPC_hourly.csv", true)) {
            for (ReplayEvent event = replay.next(); event != null; event = replay.next()) {
                backwards += event.time().isBefore(last) ? 1 : 0;
                last = event.time();
            }
        }
        assertThat(backwards).isPositive();
    }

    @Test
    void occupancy_headerOneNameShort_withoutColumnsEveryRowSaysSo() throws Exception {
        ReplayMapping mapping = CsvReplayTest.mapping("""
                time: {column: date, format: iso}
                device: room
                subject: room
                readings: [{column: CO2, name: co2}]
                """);
        try (CsvReplay real = open("occupancy", "buildings/occupancy_datatraining.csv", true)) {
            assertThat(real.next()).isNotNull();
        }
        Path data = Path.of(System.getProperty("tallystick.shared"), "data/buildings/occupancy_datatraining.csv");
        try (CsvReplay replay = CsvReplay.open(mapping, "x.csv", Files.newInputStream(data), false)) {
            assertThat(replay.next()).isNull();
            assertThat(replay.counts().problems()).containsEntry(RowProblem.Reason.FIELD_COUNT, 8143L);
            assertThat(replay.problems().get(0).message()).contains("row has 8 fields; want 7");
        }
    }

    @Test
    void shippedMappings_parsed_warnOnlyOfUnitsTheDataIsWrittenIn() throws Exception {
        assertThat(mapping("machine-temperature").warnings())
                .extracting(MappingWarning::message)
                .containsExactly("unit \"degF\" is not a registered SenML unit; readers may not know it");
        assertThat(mapping("atm-withdrawals").warnings()).isEmpty();
    }
}
