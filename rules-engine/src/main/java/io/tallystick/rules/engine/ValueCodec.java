package io.tallystick.rules.engine;

import io.tallystick.rules.money.Decimal;
import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of expressions and documents as bytes.
 *
 * <pre>
 * value = 0 (null) / 1 (false) / 2 (true) / 3 i64 / 4 f64 / 5 text / 6 second i64 nano i32 (time) / 7 second i64 nano i32 (duration)
 *       / 8 money / 9 decimal / 10 count, each value / 11 count, each: name text, value; by name in UTF-16 units
 * </pre>
 */
final class ValueCodec {
    private static final int MAX_ENTRIES = 65_536;
    private static final int MAX_DEPTH = 24;
    private static final int NANOS = 1_000_000_000;

    private ValueCodec() {}

    static void write(Object value, StateWriter out) {
        if (value == null) {
            out.u8(0);
        } else if (value instanceof Boolean truth) {
            out.u8(truth ? 2 : 1);
        } else if (value instanceof Long number) {
            out.u8(3).i64(number);
        } else if (value instanceof Double number) {
            out.u8(4).f64(number);
        } else if (value instanceof String text) {
            out.u8(5).text(text);
        } else if (value instanceof Instant time) {
            out.u8(6).i64(time.getEpochSecond()).i32(time.getNano());
        } else if (value instanceof Duration duration) {
            out.u8(7).i64(duration.getSeconds()).i32(duration.getNano());
        } else if (value instanceof Money money) {
            money.write(out.u8(8));
        } else if (value instanceof Decimal decimal) {
            decimal.write(out.u8(9));
        } else if (value instanceof List<?> list) {
            out.u8(10).count(list.size());
            list.forEach(element -> write(element, out));
        } else if (value instanceof Map<?, ?> map) {
            out.u8(11).count(map.size());
            new TreeMap<>(map).forEach((name, element) -> write(element, out.text((String) name)));
        } else {
            throw new IllegalArgumentException(
                    "value: want one of the language, got " + value.getClass().getSimpleName());
        }
    }

    static Object read(StateReader in) {
        return read(in, 0);
    }

    private static Object read(StateReader in, int depth) {
        int at = in.position();
        int tag = in.u8();
        if (depth > MAX_DEPTH) {
            throw new MalformedStateException(at, "at most " + MAX_DEPTH + " levels", "more");
        }
        return switch (tag) {
            case 0 -> null;
            case 1 -> false;
            case 2 -> true;
            case 3 -> in.i64();
            case 4 -> in.f64();
            case 5 -> in.text(EngineLimits.MAX_TEXT_BYTES);
            case 6 -> Instant.ofEpochSecond(seconds(in), nanos(in));
            case 7 -> Duration.ofSeconds(seconds(in), nanos(in));
            case 8 -> Money.read(in);
            case 9 -> Decimal.read(in);
            case 10 -> list(in, depth);
            case 11 -> map(in, depth);
            default -> throw new MalformedStateException(at, "a value's kind of 0 to 11", tag);
        };
    }

    private static List<Object> list(StateReader in, int depth) {
        int count = in.count(MAX_ENTRIES);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(read(in, depth + 1));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<String, Object> map(StateReader in, int depth) {
        int count = in.count(MAX_ENTRIES);
        TreeMap<String, Object> map = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int at = in.position();
            String name = in.text(EngineLimits.MAX_TEXT_BYTES);
            if (!map.isEmpty() && map.lastKey().compareTo(name) >= 0) {
                throw new MalformedStateException(at, "names in ascending order", name);
            }
            map.put(name, read(in, depth + 1));
        }
        return Collections.unmodifiableMap(map);
    }

    private static long seconds(StateReader in) {
        int at = in.position();
        long seconds = in.i64();
        if (Math.abs(seconds / 1_000_000) > 1_000_000) {
            throw new MalformedStateException(at, "seconds of a time or duration", seconds);
        }
        return seconds;
    }

    private static int nanos(StateReader in) {
        return in.count(NANOS - 1);
    }
}
