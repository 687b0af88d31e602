package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.replay.ReadingValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What bad actors say in place of an honest send: the same number of the same sequence, with something else in it. */
final class Claims {
    private Claims() {}

    /** The newest sample of an honest content with its first value changed, in the name of a device. */
    static Content instead(Content honest, DeviceId by, boolean introduce) {
        List<TimedReading> readings = new ArrayList<>();
        Instant newest = honest.readings().get(honest.readings().size() - 1).time();
        for (TimedReading reading : honest.readings()) {
            if (reading.time().equals(newest)) {
                readings.add(readings.isEmpty() ? changed(reading) : reading);
            }
        }
        return new Content(by, honest.subject(), honest.sequence(), honest.time(), honest.kind(), readings, introduce);
    }

    private static TimedReading changed(TimedReading reading) {
        ReadingValue value = reading.value();
        String text = switch (value.type()) {
            case NUMBER -> new BigDecimal(value.text()).add(BigDecimal.ONE).toPlainString();
            case BOOLEAN -> value.text().equals("true") ? "false" : "true";
            case TEXT -> value.text() + "?";
        };
        return new TimedReading(reading.time(), new ReadingValue(value.name(), value.unit(), value.type(), text));
    }
}
