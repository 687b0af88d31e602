package io.tallystick.quickstart.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Where the time of a row comes from. */
sealed interface TimeRule {

    /**
     * Columns joined by one space and read by a pattern.
     *
     * @param zone the zone of times that carry none; null where the pattern has an offset or every time must carry one
     */
    record Patterned(List<ColumnRef> columns, DateTimeFormatter formatter, String pattern, ZoneId zone)
            implements TimeRule {
        public Patterned {
            columns = List.copyOf(columns);
        }
    }

    /** Units since 1970-01-01T00:00:00Z, in one column. */
    record Epoch(ColumnRef column, EpochUnit unit) implements TimeRule {}

    /** A clock for files without one: {@code start + n * interval}, n counting the rows of the file or of the device. */
    record Synthetic(Instant start, Duration interval, boolean perDevice) implements TimeRule {}

    /** {@code start + value * interval}, the value being a number in one column. */
    record Elapsed(Instant start, Duration interval, ColumnRef column) implements TimeRule {}

    /** The unit of a count since the epoch. */
    enum EpochUnit {
        SECONDS(9),
        MILLISECONDS(6);

        private final int nanoDigits;

        EpochUnit(int nanoDigits) {
            this.nanoDigits = nanoDigits;
        }

        /** Powers of ten between this unit and a nanosecond. */
        int nanoDigits() {
            return nanoDigits;
        }
    }
}
