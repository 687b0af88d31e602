package io.tallystick.quickstart.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the time of each row. Keeps one counter per device, and nothing else. */
final class TimeReader {
    /** Years outside these are faults of the data, and break 4-digit date formats downstream. */
    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final TimeRule rule;
    private final int[] indexes;
    /** Null where the formatter is asked at once. */
    private final FixedStamp stamp;

    private final Map<String, Long> rowsOfDevice = new HashMap<>();

    TimeReader(TimeRule rule, Columns columns) throws MappingException {
        this.rule = rule;
        this.stamp = rule instanceof TimeRule.Patterned patterned && patterned.zone() != null
                ? FixedStamp.of(patterned.pattern())
                : null;
        List<ColumnRef> refs = refs(rule);
        this.indexes = new int[refs.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = columns.indexOf(refs.get(i));
        }
    }

    private static List<ColumnRef> refs(TimeRule rule) {
        if (rule instanceof TimeRule.Patterned patterned) {
            return patterned.columns();
        } else if (rule instanceof TimeRule.Epoch epoch) {
            return List.of(epoch.column());
        } else if (rule instanceof TimeRule.Elapsed elapsed) {
            return List.of(elapsed.column());
        }
        return List.of();
    }

    /** @param rowIndex the number of rows of data before this one in the file */
    Instant read(Row row, long rowIndex, String device) {
        try {
            Instant time = unbounded(row, rowIndex, device);
            if (time.isBefore(MIN) || time.isAfter(MAX)) {
                throw row.problem(RowProblem.Reason.TIME, "time " + time + " is outside the years 1 to 9999");
            }
            return time;
        } catch (DateTimeException | ArithmeticException e) {
            throw row.problem(RowProblem.Reason.TIME, "time \"" + text(row) + "\": " + e.getMessage());
        }
    }

    private Instant unbounded(Row row, long rowIndex, String device) {
        if (rule instanceof TimeRule.Patterned patterned) {
            return patterned(patterned, row);
        } else if (rule instanceof TimeRule.Epoch epoch) {
            return plusNanos(
                    Instant.EPOCH, number(row).scaleByPowerOfTen(epoch.unit().nanoDigits()));
        } else if (rule instanceof TimeRule.Elapsed elapsed) {
            BigDecimal nanos = nanos(elapsed.interval());
            return plusNanos(elapsed.start(), number(row).multiply(nanos));
        }
        TimeRule.Synthetic synthetic = (TimeRule.Synthetic) rule;
        long n = synthetic.perDevice() ? rowsOfDevice.merge(device, 1L, Long::sum) - 1 : rowIndex;
        return synthetic.start().plus(synthetic.interval().multipliedBy(n));
    }

    private Instant patterned(TimeRule.Patterned patterned, Row row) {
        String text = text(row);
        LocalDateTime simple = stamp == null ? null : stamp.read(text);
        if (simple != null) {
            return simple.atZone(patterned.zone()).toInstant();
        }
        TemporalAccessor parsed = patterned.formatter().parse(text);
        // Asked for first: a failed conversion costs five times what reading a stamp does.
        if (parsed.query(TemporalQueries.zone()) != null) {
            return ZonedDateTime.from(parsed).toInstant();
        }
        ZoneId zone = patterned.zone();
        if (zone == null) {
            throw row.problem(
                    RowProblem.Reason.TIME, "time \"" + text + "\" carries no offset; add \"zone\" to the mapping");
        }
        return LocalDateTime.from(parsed).atZone(zone).toInstant();
    }

    private String text(Row row) {
        if (indexes.length == 1) {
            return row.field(indexes[0]);
        }
        StringBuilder text = new StringBuilder();
        for (int index : indexes) {
            text.append(text.isEmpty() ? "" : " ").append(row.field(index));
        }
        return text.toString();
    }

    private BigDecimal number(Row row) {
        String text = row.field(indexes[0]);
        if (!JsonNumbers.isNumber(text)) {
            throw row.problem(RowProblem.Reason.TIME, "time \"" + text + "\" is not a number");
        }
        return new BigDecimal(text);
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .scaleByPowerOfTen(TimeRule.EpochUnit.SECONDS.nanoDigits())
                .add(BigDecimal.valueOf(duration.getNano()));
    }

    /** Fractions of a nanosecond are cut off; anything beyond the range of a long is an arithmetic error. */
    private static Instant plusNanos(Instant start, BigDecimal nanos) {
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.ONE.scaleByPowerOfTen(9));
        return start.plusSeconds(parts[0].longValueExact()).plusNanos(parts[1].longValue());
    }
}
