package io.tallystick.ledger.senml;

import io.tallystick.ledger.senml.SenmlRecord.Number;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Works the base values of a pack into its records, in order (RFC 8428 section 4.6). */
final class Resolver {
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal ABSOLUTE_FROM = BigDecimal.valueOf(SenmlLimits.ABSOLUTE_FROM_SECONDS);
    private static final BigDecimal LAST_MICROS = BigDecimal.valueOf(253_402_300_800_000_000L);

    private final long issuedAtMillis;
    private final List<Reading> readings = new ArrayList<>();
    private int records;
    private String baseName = "";
    private String baseUnit = "";
    private Number baseTime;
    private Number baseValue;
    private Number baseSum;
    private BigDecimal version;
    private boolean timed;

    Resolver(long issuedAtMillis) {
        this.issuedAtMillis = issuedAtMillis;
    }

    TimedReadings readings() {
        return new TimedReadings(readings, timed);
    }

    /** Where the record that comes next is, for messages. */
    String where() {
        return "record " + records;
    }

    void add(SenmlRecord senml) throws MalformedReadingsException {
        if (records == SenmlLimits.MAX_RECORDS) {
            throw new MalformedReadingsException(where(), "at most " + SenmlLimits.MAX_RECORDS + " records", "more");
        }
        takeBases(senml);
        // A record of base values only, or a name to be asked for, reads nothing.
        if (senml.hasValue() || senml.sum != null) {
            emit(senml);
        }
        records++;
    }

    private void takeBases(SenmlRecord senml) throws MalformedReadingsException {
        if (senml.baseVersion != null) {
            requireVersion(senml.baseVersion);
        }
        baseName = senml.baseName == null ? baseName : senml.baseName;
        baseUnit = senml.baseUnit == null ? baseUnit : senml.baseUnit;
        baseTime = senml.baseTime == null ? baseTime : senml.baseTime;
        baseValue = senml.baseValue == null ? baseValue : senml.baseValue;
        baseSum = senml.baseSum == null ? baseSum : senml.baseSum;
    }

    private void requireVersion(Number got) throws MalformedReadingsException {
        boolean known = got.exact().signum() > 0
                && got.exact().compareTo(BigDecimal.valueOf(SenmlLimits.VERSION)) <= 0
                && (version == null || version.compareTo(got.exact()) == 0);
        if (!known) {
            throw new MalformedReadingsException(
                    where(), "one SenML version of at most " + SenmlLimits.VERSION, got.text());
        }
        version = got.exact();
    }

    private void emit(SenmlRecord senml) throws MalformedReadingsException {
        String name = Names.require(where(), baseName + (senml.name == null ? "" : senml.name));
        String unit = senml.unit == null ? baseUnit : senml.unit;
        long micros = micros(senml.time);
        if (senml.value != null) {
            readings.add(new Reading(name, unit, senml.value, micros));
        } else if (senml.number != null) {
            readings.add(new Reading(name, unit, senml.number.plus(baseValue).numeric(), micros));
        }
        if (senml.sum != null) {
            Number sum = senml.sum.plus(baseSum);
            readings.add(new Reading(name, unit, new Reading.Sum(sum.text(), sum.nearest()), micros));
        }
    }

    /** Relative times count from when the envelope was issued: on replay, "now" must be the same. */
    private long micros(Number time) throws MalformedReadingsException {
        BigDecimal seconds = time == null ? BigDecimal.ZERO : time.exact();
        seconds = baseTime == null ? seconds : seconds.add(baseTime.exact());
        BigDecimal micros = seconds.multiply(MICROS);
        if (seconds.compareTo(ABSOLUTE_FROM) < 0) {
            micros = micros.add(BigDecimal.valueOf(issuedAtMillis).multiply(BigDecimal.valueOf(1000)));
        } else {
            timed = true;
        }
        if (micros.signum() < 0 || micros.compareTo(LAST_MICROS) >= 0) {
            throw new MalformedReadingsException(where(), "a time from 1970 to 9999", seconds + " s");
        }
        return micros.setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
