package io.tallystick.contracts;

import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts that several stored values have in common. */
final class Stored {
    private static final int MAX_TEXT_BYTES = 4_096;
    private static final int MAX_ITEMS = 4_096;

    private Stored() {}

    static String text(StateReader in) {
        return in.text(MAX_TEXT_BYTES);
    }

    static void texts(StateWriter out, List<String> texts) {
        out.count(texts.size());
        texts.forEach(out::text);
    }

    static List<String> texts(StateReader in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.count(MAX_ITEMS); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    static void longs(StateWriter out, List<Long> values) {
        out.count(values.size());
        values.forEach(out::i64);
    }

    static List<Long> longs(StateReader in) {
        List<Long> values = new ArrayList<>();
        for (int left = in.count(MAX_ITEMS); left > 0; left--) {
            values.add(in.i64());
        }
        return values;
    }

    static void map(StateWriter out, SortedMap<String, String> map) {
        out.count(map.size());
        map.forEach((key, value) -> out.text(key).text(value));
    }

    static SortedMap<String, String> map(StateReader in) {
        SortedMap<String, String> map = new TreeMap<>();
        for (int left = in.count(MAX_ITEMS); left > 0; left--) {
            map.put(text(in), text(in));
        }
        return map;
    }
}
