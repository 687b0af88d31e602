package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.window.Aggregate;
import io.tallystick.rules.window.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The results that a window has, by the names that follow its own. */
final class WindowResults {
    private static final Map<String, Aggregate> FIELDS = fields();
    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,3})(?:_([0-9]{1,3}))?");
    private static final int THOUSAND = 1_000;

    private WindowResults() {}

    private static Map<String, Aggregate> fields() {
        Map<String, Aggregate> fields = new LinkedHashMap<>();
        fields.put("count", Aggregate.COUNT);
        fields.put("sum", Aggregate.SUM);
        fields.put("mean", Aggregate.MEAN);
        fields.put("min", Aggregate.MIN);
        fields.put("max", Aggregate.MAX);
        fields.put("deviation", Aggregate.DEVIATION);
        fields.put("sampleDeviation", Aggregate.DEVIATION);
        fields.put("first", Aggregate.FIRST);
        fields.put("last", Aggregate.LAST);
        fields.put("ratePerSecond", Aggregate.RATE);
        fields.put("ratePerHour", Aggregate.RATE);
        fields.put("complete", Aggregate.COUNT);
        return fields;
    }

    /** The percentile of {@code p50} or {@code p99_9} in thousandths of a percent; 0 if it is none. */
    private static int percent(String field) {
        Matcher matcher = PERCENTILE.matcher(field);
        if (!matcher.matches()) {
            return 0;
        }
        String behind = matcher.group(2) == null ? "" : matcher.group(2);
        int thousandths =
                Integer.parseInt(matcher.group(1)) * THOUSAND + Integer.parseInt((behind + "000").substring(0, 3));
        return thousandths <= Percent.WHOLE ? thousandths : 0;
    }

    /** What a window must be asked for to have a result; empty if there is none of that name. */
    static Optional<Aggregate> aggregate(String field) {
        return percent(field) > 0 ? Optional.of(Aggregate.PERCENTILE) : Optional.ofNullable(FIELDS.get(field));
    }

    static Type type(String field) {
        return switch (field) {
            case "count" -> Type.INT;
            case "complete" -> Type.BOOL;
            default -> Type.DOUBLE;
        };
    }

    /** Whether the result is in the unit of the window's values. */
    static boolean keepsUnit(String field) {
        return type(field) == Type.DOUBLE && !field.startsWith("rate");
    }

    static Measures.Result of(String field, boolean closed, int slot) {
        return new Measures.Result(field, closed, percent(field), slot);
    }

    /** All names of a window's results, for suggestions. */
    static List<String> all(String window) {
        List<String> all = new ArrayList<>();
        FIELDS.keySet().forEach(field -> all.add(window + "." + field));
        all.add(window + ".p50");
        all.add(window + ".p95");
        return all;
    }

    /** Every mention of a window's results in a text: field names with {@code closed.} before them where it is so. */
    static List<String> mentioned(String window, String text) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?<![\\w.])" + window + "\\.((?:closed\\.)?[A-Za-z]\\w*)")
                .matcher(text);
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }
}
