package io.tallystick.quickstart.replay;

import io.tallystick.yaml.YamlPlace;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the {@code time} part of a mapping. */
final class TimeRuleParser {
    private static final List<String> KEYS =
            List.of("column", "columns", "format", "zone", "start", "interval", "count");
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Duration MAX_INTERVAL = Duration.ofDays(366);

    private final YamlSource source;

    TimeRuleParser(YamlSource source) {
        this.source = source;
    }

    TimeRule parse(Node node) throws MappingException {
        YamlMap time = new YamlMap(source, node, "time", KEYS);
        return time.has("start") ? counted(time) : stamped(time);
    }

    private TimeRule counted(YamlMap time) throws MappingException {
        refuse(time, List.of("columns", "format", "zone"), "start");
        Instant start = start(time);
        Duration interval = interval(time);
        if (time.has("column")) {
            refuse(time, List.of("count"), "column");
            return new TimeRule.Elapsed(start, interval, columns(time).get(0));
        }
        String count = time.text("count", "rows");
        if (!count.equals("rows") && !count.equals("device")) {
            throw source.error(
                    time.required("count"),
                    "\"count\" is \"" + count + "\"; want rows (one clock for the file) or device (one for each)"
                            + Hint.of(count, List.of("rows", "device")));
        }
        return new TimeRule.Synthetic(start, interval, count.equals("device"));
    }

    private TimeRule stamped(YamlMap time) throws MappingException {
        refuse(time, List.of("interval", "count"), "column");
        List<ColumnRef> columns = columns(time);
        String format = time.text("format");
        switch (format) {
            case "epoch-s", "epoch-ms" -> {
                refuse(time, List.of("zone"), "format: " + format);
                if (columns.size() != 1) {
                    throw source.error(time.required("columns"), format + " is one number; want one column");
                }
                return new TimeRule.Epoch(
                        columns.get(0),
                        format.equals("epoch-s") ? TimeRule.EpochUnit.SECONDS : TimeRule.EpochUnit.MILLISECONDS);
            }
            case "iso" -> {
                return new TimeRule.Patterned(columns, DateTimeFormatter.ISO_DATE_TIME, format, zone(time));
            }
            default -> {
                return patterned(time, columns, format);
            }
        }
    }

    private TimeRule patterned(YamlMap time, List<ColumnRef> columns, String format) throws MappingException {
        boolean offset = TimePatterns.hasOffset(format);
        if (offset && time.has("zone")) {
            throw source.error(time.required("zone"), "format \"" + format + "\" has its own offset; remove \"zone\"");
        }
        if (!offset && !time.has("zone")) {
            throw source.error(
                    time.required("format"),
                    "times of format \"" + format + "\" carry no zone; add \"zone\" such as UTC or Europe/Madrid");
        }
        try {
            return new TimeRule.Patterned(columns, TimePatterns.strict(format), format, offset ? null : zone(time));
        } catch (IllegalArgumentException e) {
            throw source.error(
                    time.required("format"),
                    "\"" + format + "\" is not a time format (" + e.getMessage()
                            + "); want iso, epoch-s, epoch-ms or a pattern such as yyyy-MM-dd HH:mm:ss");
        }
    }

    private ZoneId zone(YamlMap time) throws MappingException {
        if (!time.has("zone")) {
            return null;
        }
        String zone = time.text("zone");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw source.error(
                    time.required("zone"),
                    "unknown zone \"" + zone + "\"" + Hint.of(zone, ZoneId.getAvailableZoneIds())
                            + " Want UTC, +01:00 or a region such as Europe/Madrid");
        }
    }

    private List<ColumnRef> columns(YamlMap time) throws MappingException {
        if (time.has("column") == time.has("columns")) {
            throw source.error(time.node(), "time wants exactly one of \"column\", \"columns\" and \"start\"");
        }
        List<Node> nodes =
                time.has("column") ? List.of(time.required("column")) : time.list("columns", ReplayLimits.LIST_ITEMS);
        if (nodes.isEmpty()) {
            throw source.error(time.required("columns"), "\"columns\" is empty; want at least one");
        }
        List<ColumnRef> refs = new ArrayList<>();
        for (Node node : nodes) {
            String name = YamlMap.scalar(source, node, "column of time").strip();
            refs.add(new ColumnRef(name, YamlPlace.of(node)));
        }
        return refs;
    }

    private Instant start(YamlMap time) throws MappingException {
        String start = time.text("start");
        try {
            return Instant.parse(start);
        } catch (DateTimeParseException e) {
            throw source.error(
                    time.required("start"),
                    "\"start\" is \"" + start + "\"; want a UTC time such as 2024-01-31T12:00:00Z");
        }
    }

    private Duration interval(YamlMap time) throws MappingException {
        String text = time.text("interval");
        Duration interval = duration(text);
        if (interval.isZero() || interval.isNegative() || interval.compareTo(MAX_INTERVAL) > 0) {
            throw source.error(
                    time.required("interval"),
                    "\"interval\" is \"" + text + "\"; want a duration up to 366d such as 10ms, 1s, 5m or PT1S");
        }
        return interval;
    }

    private static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private void refuse(YamlMap time, List<String> keys, String because) throws MappingException {
        for (String key : keys) {
            if (time.has(key)) {
                throw source.error(
                        time.required(key), "\"" + key + "\" has no meaning together with \"" + because + "\"");
            }
        }
    }
}
