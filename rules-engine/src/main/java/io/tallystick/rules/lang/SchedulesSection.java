package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Scheduled;
import io.tallystick.rules.time.ZoneTable;
import io.tallystick.rules.timer.Schedule;
import io.tallystick.rules.timer.TimerLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code every}: what happens again and again.
 *
 * <pre>
 * hour:  {zone: ZONE, minute: 0 to 59, do: ACTIONS}
 * day:   {zone: ZONE, at: "HH:MM", do: ACTIONS}
 * week:  {zone: ZONE, on: monday, at: "HH:MM", do: ACTIONS}
 * month: {zone: ZONE, on: 1 to 31, at: "HH:MM", do: ACTIONS}
 * name:  {every: DURATION, do: ACTIONS}       counted from the opening of the instance
 * name:  {each: hour | day | week | month, …}   as above, by a name of its own
 * </pre>
 */
final class SchedulesSection {
    private static final List<String> UNITS = List.of("hour", "day", "week", "month");
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final int SECONDS_A_MINUTE = 60;
    private static final int SECONDS_AN_HOUR = 3_600;

    private final Draft draft;
    private final List<Declared> declared = new ArrayList<>();

    /** What a schedule does; its actions are compiled with the rules. */
    record Declared(String name, Fields fields) {}

    SchedulesSection(Draft draft) {
        this.draft = draft;
    }

    List<Declared> all() {
        return declared;
    }

    void declare(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "every")) {
            Fields fields = draft.fields(part.value(), "every " + part.name());
            schedule(part, fields).ifPresent(from -> {
                draft.schedulePlaces.put(part.name(), declared.size());
                declared.add(new Declared(part.name(), fields));
                draft.schedules.add(new Scheduled(part.name(), from));
            });
        }
    }

    private Optional<LongFunction<Schedule>> schedule(Fields.Named part, Fields fields) {
        if (fields.has("every")) {
            Optional<Duration> every = fields.required("every")
                    .flatMap(node -> draft.values.duration(node, "every", TimerLimits.MAX_DURATION_MS));
            return every.flatMap(period -> elapsed(fields.keyNode("every"), period.toMillis()));
        }
        Optional<String> unit = fields.has("each")
                ? fields.required("each").flatMap(node -> draft.values.oneOf(node, "each", UNITS))
                : Optional.of(part.name()).filter(UNITS::contains);
        if (unit.isEmpty()) {
            if (!fields.has("each")) {
                draft.source.error(
                        part.key(),
                        "every " + part.name() + ": want to know how often",
                        "name it hour, day, week or month, or say \"every: 15m\" or \"each: day\"");
            }
            return Optional.empty();
        }
        return Zones.of(draft.values, fields.optional("zone")).map(zone -> calendar(unit.get(), zone, fields));
    }

    private Optional<LongFunction<Schedule>> elapsed(Node at, long millis) {
        return draft.values
                .made(at, "every", () -> new Schedule.Elapsed(millis, 0))
                .map(good -> opened -> new Schedule.Elapsed(millis, opened));
    }

    private LongFunction<Schedule> calendar(String unit, ZoneTable zone, Fields fields) {
        int second = unit.equals("hour")
                ? SECONDS_A_MINUTE * number(fields, "minute", 0, 59, 0)
                : fields.optional("at").flatMap(this::timeOfDay).orElse(0);
        Schedule schedule = switch (unit) {
            case "hour" -> new Schedule.Hourly(zone, second);
            case "day" -> new Schedule.Daily(zone, second);
            case "week" -> new Schedule.Weekly(zone, dayOfWeek(fields), second);
            default -> new Schedule.Monthly(zone, number(fields, "on", 1, 31, 1), second);
        };
        return opened -> schedule;
    }

    private int dayOfWeek(Fields fields) {
        return fields.optional("on")
                .flatMap(node -> draft.values.oneOf(node, "day of the week", DAYS))
                .map(day -> DAYS.indexOf(day) + 1)
                .orElse(1);
    }

    private int number(Fields fields, String key, int least, int most, int fallback) {
        return fields.optional(key)
                .flatMap(node -> draft.values.integer(node, key, least, most))
                .orElse((long) fallback)
                .intValue();
    }

    private Optional<Integer> timeOfDay(Node node) {
        return draft.values.parsed(node, "at", "a time of day such as \"06:30\"", text -> {
            if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
                return Optional.empty();
            }
            return Optional.of(SECONDS_AN_HOUR * Integer.parseInt(text.substring(0, 2))
                    + SECONDS_A_MINUTE * Integer.parseInt(text.substring(3)));
        });
    }
}
