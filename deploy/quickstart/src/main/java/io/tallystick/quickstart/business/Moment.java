package io.tallystick.quickstart.business;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point of time in what a story says that is known only when it is said. In a payload it stands as a mark, and whoever sends the
 * payload fills it in; the whole act has one time, so members who sign the same sign the same bytes.
 *
 * <pre>mark = "@{" ("now" / "yesterday") " " duration "}"   ; duration of ISO 8601</pre>
 */
public final class Moment {
    private static final Pattern MARK = Pattern.compile("@\\{(now|yesterday) ([-A-Z0-9.]+)\\}");

    private final String json;

    private Moment(String json) {
        this.json = json;
    }

    /** A text: the instant so long after it is said, or before it if that is negative; whole seconds. */
    public static Moment fromNow(Duration after) {
        return new Moment("\"@{now " + after + "}\"");
    }

    /**
     * A number: seconds since 1970 of a time of the day before, in UTC.
     *
     * @param time since midnight
     */
    public static Moment yesterday(Duration time) {
        return new Moment("@{yesterday " + time + "}");
    }

    /** The mark, as it stands in JSON. */
    String json() {
        return json;
    }

    /** A payload with its marks filled in. */
    static String fill(String payload, Instant said) {
        return MARK.matcher(payload)
                .replaceAll(mark -> Matcher.quoteReplacement(text(mark.group(1), Duration.parse(mark.group(2)), said)));
    }

    private static String text(String kind, Duration offset, Instant said) {
        if (kind.equals("now")) {
            return said.plus(offset).truncatedTo(ChronoUnit.SECONDS).toString();
        }
        Instant midnight = said.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
        return Long.toString(midnight.plus(offset).getEpochSecond());
    }
}
