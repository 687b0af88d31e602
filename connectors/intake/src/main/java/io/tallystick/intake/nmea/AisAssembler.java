package io.tallystick.intake.nmea;

import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts AIS messages together that came in several sentences: {@code total,number,sequence id,channel,payload,fill}. A message
 * that cannot become whole any more is refused when that is seen; none is forgotten silently.
 */
final class AisAssembler {
    /** Fragments by their number, from 0. */
    private static final class Waiting {
        final String[] parts;
        final long since;
        int fill;
        int count;

        Waiting(int total, long since) {
            this.parts = new String[total];
            this.since = since;
        }
    }

    private final Map<String, Waiting> waiting = new TreeMap<>();

    /** The message that the sentence makes whole, or null; what it ends without making it whole goes to the results. */
    AisBits add(Sentence s, long nowMillis, List<IntakeResult> results) throws RefusedException {
        int total = digit(s, 0, 1, NmeaLimits.MAX_FRAGMENTS);
        int number = digit(s, 1, 1, total);
        int fill = digit(s, 5, 0, 5);
        String payload = s.field(4);
        if (payload.isEmpty()) {
            throw s.bad(4, "a payload");
        }
        expire(nowMillis, results);
        if (total == 1) {
            return new AisBits(payload, fill);
        }
        String key = s.address() + "," + s.field(2) + "," + s.field(3);
        Waiting message = waiting.get(key);
        if (message != null && (message.parts.length != total || message.parts[number - 1] != null)) {
            results.add(cut(key, message));
            waiting.remove(key);
            message = null;
        }
        if (message == null) {
            if (waiting.size() == NmeaLimits.MAX_WAITING) {
                throw new RefusedException(
                        RefusalCode.STATE_FULL,
                        "want at most " + NmeaLimits.MAX_WAITING + " AIS messages that wait, got more");
            }
            message = new Waiting(total, nowMillis);
            waiting.put(key, message);
        }
        message.parts[number - 1] = payload;
        message.fill = number == total ? fill : message.fill;
        if (++message.count < total) {
            return null;
        }
        waiting.remove(key);
        return new AisBits(String.join("", message.parts), message.fill);
    }

    private void expire(long nowMillis, List<IntakeResult> results) {
        Iterator<Map.Entry<String, Waiting>> all = waiting.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Waiting> entry = all.next();
            if (nowMillis - entry.getValue().since > NmeaLimits.MAX_WAIT_MILLIS) {
                results.add(cut(entry.getKey(), entry.getValue()));
                all.remove();
            }
        }
    }

    private static IntakeResult cut(String key, Waiting message) {
        return new IntakeResult.Refused(
                RefusalCode.BAD_FRAGMENT,
                key + ": want " + message.parts.length + " fragments, got " + message.count
                        + " before the next message");
    }

    private static int digit(Sentence s, int index, int min, int max) throws RefusedException {
        String text = s.field(index);
        int digit = text.length() == 1 ? text.charAt(0) - '0' : -1;
        if (digit < min || digit > max) {
            throw s.bad(index, min + " to " + max);
        }
        return digit;
    }
}
