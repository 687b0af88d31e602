package io.tallystick.intake.nmea;

import io.tallystick.intake.PackWriter;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.math.BigDecimal;

/**
 * The readings of AIS messages 1, 2, 3, 4, 5, 18, 19, 21 and 24 (ITU-R M.1371-5, annex 8). Values that stand for "not available"
 * give none.
 */
final class AisReadings {
    private static final long NO_LON = 181 * 600_000L;
    private static final long NO_LAT = 91 * 600_000L;

    /** Type, repeat indicator and MMSI. */
    private static final int HEAD = 38;

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private final AisBits bits;
    private final String prefix;
    private final PackWriter pack;

    /** @param prefix before every name, which keeps vessels apart that share a subject; may be empty */
    AisReadings(AisBits bits, String prefix, PackWriter pack) {
        this.bits = bits;
        this.prefix = prefix;
        this.pack = pack;
    }

    /** Bits that a message of this type has at least. */
    private static int needed(AisBits bits) {
        return switch ((int) bits.unsigned(0, 6)) {
            case 1, 2, 3 -> 149;
            case 4 -> 168;
            // Some transponders leave the last two to four bits out.
            case 5 -> 420;
            case 18 -> 168;
            case 19 -> 301;
            case 21 -> 249;
            case 24 -> 160;
            default -> HEAD;
        };
    }

    /**
     * Whose message it is.
     *
     * @throws RefusedException MALFORMED if there are fewer bits than the type has
     */
    static long mmsi(AisBits bits) throws RefusedException {
        int needed = bits.size() < HEAD ? HEAD : needed(bits);
        if (bits.size() < needed) {
            throw new RefusedException(
                    RefusalCode.MALFORMED, "AIS message: want at least " + needed + " bits, got " + bits.size());
        }
        return bits.unsigned(8, 30);
    }

    void read() throws RefusedException {
        switch ((int) bits.unsigned(0, 6)) {
            case 1, 2, 3 -> {
                number("status", "", bits.unsigned(38, 4), 15);
                number("turn", "", bits.signed(42, 8), -128);
                motion(50, 61, 128);
            }
            case 4 -> place(79);
            case 5 -> voyage();
            case 18 -> motion(46, 57, 124);
            case 19 -> {
                motion(46, 57, 124);
                text("name", 143, 120);
                number("shiptype", "", bits.unsigned(263, 8), 0);
                dimensions(271);
            }
            case 21 -> {
                number("aid", "", bits.unsigned(38, 5), 0);
                text("name", 43, 120);
                place(164);
                dimensions(219);
            }
            case 24 -> staticReport();
            default -> {}
        }
    }

    private void voyage() throws RefusedException {
        number("imo", "", bits.unsigned(40, 30), 0);
        text("callsign", 70, 42);
        text("name", 112, 120);
        number("shiptype", "", bits.unsigned(232, 8), 0);
        dimensions(240);
        scaled("draught", "m", bits.unsigned(294, 8), 0, TENTH);
        text("destination", 302, 120);
    }

    /** Type 24 comes in two parts, each a message of its own. */
    private void staticReport() throws RefusedException {
        long part = bits.unsigned(38, 2);
        if (part == 0) {
            text("name", 40, 120);
        } else if (part == 1 && bits.size() >= 162) {
            number("shiptype", "", bits.unsigned(40, 8), 0);
            text("callsign", 90, 42);
            dimensions(132);
        } else {
            throw new RefusedException(
                    RefusalCode.MALFORMED, "AIS message 24: want part 0, or 1 of 162 bits, got part " + part);
        }
    }

    private void motion(int speed, int lon, int heading) throws RefusedException {
        place(lon);
        scaled("speed", "km/h", bits.unsigned(speed, 10), 1023, SentenceReadings.KNOT.multiply(TENTH));
        long course = bits.unsigned(lon + 55, 12);
        scaled("course", "deg", course, course > 3600 ? course : 3600, TENTH);
        number("heading", "deg", bits.unsigned(heading, 9), 511);
    }

    private void place(int from) throws RefusedException {
        long lon = bits.signed(from, 28);
        long lat = bits.signed(from + 28, 27);
        if (lon == NO_LON || lat == NO_LAT) {
            return;
        }
        if (Math.abs(lon) > 180 * 600_000L || Math.abs(lat) > 90 * 600_000L) {
            throw new RefusedException(
                    RefusalCode.BAD_NUMBER, "AIS position: want a place on Earth, got " + lat + "," + lon);
        }
        Place place = Place.ofAis(lat, lon);
        pack.number(prefix + "lat", "lat", place.lat().toPlainString(), null);
        pack.number(prefix + "lon", "lon", place.lon().toPlainString(), null);
    }

    private void dimensions(int from) throws RefusedException {
        number("to_bow", "m", bits.unsigned(from, 9), 0);
        number("to_stern", "m", bits.unsigned(from + 9, 9), 0);
        number("to_port", "m", bits.unsigned(from + 18, 6), 0);
        number("to_starboard", "m", bits.unsigned(from + 24, 6), 0);
    }

    private void number(String name, String unit, long value, long none) throws RefusedException {
        scaled(name, unit, value, none, BigDecimal.ONE);
    }

    private void scaled(String name, String unit, long value, long none, BigDecimal factor) throws RefusedException {
        if (value != none) {
            String text = BigDecimal.valueOf(value).multiply(factor).toPlainString();
            pack.number(prefix + name, unit, text, null);
        }
    }

    private void text(String name, int from, int bitCount) throws RefusedException {
        String text = bits.text(from, bitCount);
        if (!text.isEmpty()) {
            pack.text(prefix + name, text, null);
        }
    }
}
