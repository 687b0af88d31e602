package io.tallystick.intake.nmea;

import io.tallystick.intake.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A place in degrees, north and east positive, to nine decimals: a tenth of a millimetre. */
record Place(BigDecimal lat, BigDecimal lon) {
    private static final int DECIMALS = 9;
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    /** Degrees and minutes, {@code ddmm.mmm,N,dddmm.mmm,W}, in four fields; null where they are empty. */
    static Place of(Sentence sentence, int from) throws RefusedException {
        BigDecimal lat = degrees(sentence, from, 90, "N", "S");
        BigDecimal lon = degrees(sentence, from + 2, 180, "E", "W");
        if ((lat == null) != (lon == null)) {
            throw sentence.bad(from, "latitude and longitude, or neither");
        }
        return lat == null ? null : new Place(lat, lon);
    }

    /** Ten-thousandths of a minute, as AIS has them. */
    static Place ofAis(long lat, long lon) {
        return new Place(aisDegrees(lat), aisDegrees(lon));
    }

    private static BigDecimal aisDegrees(long raw) {
        return trimmed(BigDecimal.valueOf(raw).divide(BigDecimal.valueOf(600_000), DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal degrees(Sentence sentence, int index, int max, String plus, String minus)
            throws RefusedException {
        BigDecimal number = sentence.number(index);
        if (number == null) {
            return null;
        }
        BigDecimal[] parts = number.divideAndRemainder(BigDecimal.valueOf(100));
        BigDecimal degrees = parts[0].add(parts[1].divide(MINUTES, DECIMALS, RoundingMode.HALF_EVEN));
        boolean valid = number.signum() >= 0
                && parts[1].compareTo(MINUTES) < 0
                && degrees.compareTo(BigDecimal.valueOf(max)) <= 0;
        String side = sentence.field(index + 1);
        if (!valid || !side.equals(plus) && !side.equals(minus)) {
            throw sentence.bad(index, "degrees and minutes up to " + max + " and " + plus + " or " + minus);
        }
        return trimmed(side.equals(minus) ? degrees.negate() : degrees);
    }

    private static BigDecimal trimmed(BigDecimal value) {
        return new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
