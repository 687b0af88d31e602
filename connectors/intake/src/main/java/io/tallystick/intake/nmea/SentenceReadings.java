package io.tallystick.intake.nmea;

import io.tallystick.intake.PackWriter;
import io.tallystick.intake.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;

/** The readings of the NMEA 0183 sentences that give any. A field that is empty gives none. */
final class SentenceReadings {
    /** A knot is 1.852 km/h exactly; of metres per second it is no decimal fraction. */
    static final BigDecimal KNOT = new BigDecimal("1.852");

    private static final BigDecimal METRE_PER_SECOND = new BigDecimal("3.6");

    private final UtcClock clock;
    private final PackWriter pack;

    SentenceReadings(UtcClock clock, PackWriter pack) {
        this.clock = clock;
        this.pack = pack;
    }

    void read(Sentence s) throws RefusedException {
        switch (s.type()) {
            case "RMC" -> rmc(s);
            case "GGA" -> gga(s);
            case "GLL" -> gll(s);
            case "VTG" -> vtg(s);
            case "HDT" -> number("heading", "deg", s.number(0), null);
            case "DBT" -> number("depth", "m", s.number(2), null);
            case "DPT" -> {
                number("depth", "m", s.number(0), null);
                number("depth/offset", "m", s.number(1), null);
            }
            case "MWV" -> mwv(s);
            case "ZDA" -> clock.zda(s);
            default -> {}
        }
    }

    /** time, A or V, four of the place, knots, course, date. */
    private void rmc(Sentence s) throws RefusedException {
        Place place = s.field(1).equals("A") ? Place.of(s, 2) : null;
        BigDecimal speed = s.number(6);
        BigDecimal course = s.number(7);
        if (place != null) {
            // Without a fix many receivers say the date they left the factory with.
            Instant time = clock.dated(s, 0, 8);
            place(place, time);
            number("speed", "km/h", times(speed, KNOT), time);
            number("course", "deg", course, time);
        }
    }

    /** time, four of the place, quality, satellites, HDOP, altitude, M. */
    private void gga(Sentence s) throws RefusedException {
        BigDecimal quality = s.number(5);
        if (quality == null || quality.signum() == 0) {
            return;
        }
        Place place = Place.of(s, 1);
        BigDecimal altitude = s.field(9).equals("M") ? s.number(8) : null;
        BigDecimal satellites = s.number(6);
        Instant time = clock.undated(s, 0);
        if (place != null) {
            place(place, time);
            number("altitude", "m", altitude, time);
            number("fix/quality", "", quality, time);
            number("fix/satellites", "count", satellites, time);
        }
    }

    /** Four of the place, time, A or V (absent before NMEA 2.0). */
    private void gll(Sentence s) throws RefusedException {
        String status = s.field(5);
        Place place = status.equals("A") || status.isEmpty() ? Place.of(s, 0) : null;
        if (place != null) {
            place(place, clock.undated(s, 4));
        }
    }

    /** Course, T, course, M, knots, N, km/h, K, and a mode from NMEA 2.3 on, N being no fix. */
    private void vtg(Sentence s) throws RefusedException {
        BigDecimal course = s.field(1).equals("T") ? s.number(0) : null;
        BigDecimal knots = s.field(5).equals("N") ? s.number(4) : null;
        BigDecimal kmh = s.field(7).equals("K") ? s.number(6) : null;
        if (!s.field(8).equals("N")) {
            number("course", "deg", course, null);
            number("speed", "km/h", knots == null ? kmh : times(knots, KNOT), null);
        }
    }

    /** Angle, R (to the bow) or T (to north), speed, K, M or N, A or V. */
    private void mwv(Sentence s) throws RefusedException {
        String reference = s.field(1);
        if (!reference.equals("R") && !reference.equals("T")) {
            throw s.bad(1, "R or T");
        }
        BigDecimal angle = s.number(0);
        BigDecimal speed = s.number(2);
        BigDecimal factor = switch (s.field(3)) {
            case "K" -> BigDecimal.ONE;
            case "M" -> METRE_PER_SECOND;
            case "N" -> KNOT;
            default -> throw s.bad(3, "K, M or N");
        };
        if (s.field(4).equals("A")) {
            String name = reference.equals("R") ? "wind/relative/" : "wind/true/";
            number(name + "angle", "deg", angle, null);
            number(name + "speed", "km/h", times(speed, factor), null);
        }
    }

    private void place(Place place, Instant time) throws RefusedException {
        number("lat", "lat", place.lat(), time);
        number("lon", "lon", place.lon(), time);
    }

    private void number(String name, String unit, BigDecimal value, Instant time) throws RefusedException {
        if (value != null) {
            pack.number(name, unit, value.toPlainString(), time);
        }
    }

    private static BigDecimal times(BigDecimal value, BigDecimal factor) {
        return value == null ? null : value.multiply(factor);
    }
}
