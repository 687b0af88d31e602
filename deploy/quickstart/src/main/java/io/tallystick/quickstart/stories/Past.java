package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Moment;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * Readings of one moment that lies before that of their signature, as those of a device that was offline or sends by the batch.
 *
 * @param time what SenML says of it: seconds before the signature, negative, or a {@link Moment}
 * @param readings name, unit and value by turns; the unit is empty where there is none
 */
record Past(Object time, List<Object> readings) {
    Past {
        readings = List.copyOf(readings);
        if (readings.size() % 3 != 0) {
            throw new IllegalArgumentException("readings: want name, unit and value by turns, got " + readings.size());
        }
    }

    static Past hours(long ago, Object... readings) {
        return of(Duration.ofHours(ago), readings);
    }

    static Past minutes(long ago, Object... readings) {
        return of(Duration.ofMinutes(ago), readings);
    }

    static Past seconds(long ago, Object... readings) {
        return of(Duration.ofSeconds(ago), readings);
    }

    /** Of the day before the signature's, in UTC: for what costs something else by night. */
    static Past yesterday(String time, Object... readings) {
        return new Past(Moment.yesterday(Duration.ofNanos(LocalTime.parse(time).toNanoOfDay())), List.of(readings));
    }

    private static Past of(Duration ago, Object... readings) {
        return new Past(-ago.toSeconds(), List.of(readings));
    }
}
