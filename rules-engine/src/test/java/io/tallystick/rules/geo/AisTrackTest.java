package io.tallystick.rules.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Ships of a public AIS record: the distance between their positions against the one that their own logged speed makes. */
class AisTrackTest {
    private static final double METRES_PER_SECOND_OF_KNOT = 1_852.0 / 3_600;

    /** ITU-R M.1371: a speed over ground of 102.3 knots says that none is known. */
    private static final double NO_SPEED_KNOTS = 102.3;

    private static final class Ship {
        private final DistanceTracker distance = new DistanceTracker(new DistanceRule(10, 30, 5));
        private final FenceTracker fence =
                new FenceTracker(FenceRule.of(new CircleFence(new Position(29.9511, -90.0715), 10_000)));
        private double loggedMetres;
        private double knots;
        private long at = -1;
        private boolean speedKnown = true;
        private int enters;
        private int exits;

        private void add(double latitude, double longitude, double newKnots, long newAt) {
            if (at >= 0) {
                loggedMetres += (knots + newKnots) / 2 * METRES_PER_SECOND_OF_KNOT * (newAt - at) / 1_000;
            }
            speedKnown &= newKnots < NO_SPEED_KNOTS;
            knots = newKnots;
            at = newAt;
            distance.update(latitude, longitude, newAt);
            FenceEvent event = fence.update(latitude, longitude, newAt);
            enters += event == FenceEvent.ENTER ? 1 : 0;
            exits += event == FenceEvent.EXIT ? 1 : 0;
        }
    }

    @Test
    void update_recordedShips_travelAboutAsFarAsTheirLogsSay() throws IOException {
        Path file =
                Path.of(System.getProperty("tallystick.shared", "absent"), "data/transport/ais_us_gulf_2022-01-03.csv");
        Assumptions.assumeTrue(Files.exists(file), () -> "SKIPPED: no AIS record at " + file);
        Map<String, Ship> ships = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            long at = LocalDateTime.parse(cells[1]).toInstant(ZoneOffset.UTC).toEpochMilli();
            ships.computeIfAbsent(cells[0], id -> new Ship())
                    .add(Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), at);
        }
        double logged = 0;
        double tracked = 0;
        int moving = 0;
        for (Ship ship : ships.values()) {
            assertThat(ship.enters - ship.exits).isEqualTo(ship.fence.inside() ? 1 : 0);
            if (ship.speedKnown && ship.loggedMetres > 1_000) {
                moving++;
                logged += ship.loggedMetres;
                tracked += ship.distance.totalMillimetres() / 1_000.0;
            }
        }
        System.out.printf(
                "AIS: %d ships, %d moving, logged %.0f m, tracked %.0f m%n", ships.size(), moving, logged, tracked);
        assertThat(moving).isGreaterThan(50);
        assertThat(tracked / logged).isCloseTo(1, within(0.05));
        assertThat(ships.values().stream().mapToInt(ship -> ship.enters).sum()).isPositive();
    }
}
