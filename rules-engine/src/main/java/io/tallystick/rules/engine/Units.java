package io.tallystick.rules.engine;

import io.tallystick.rules.unit.Conversion;
import io.tallystick.rules.unit.Unit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How units that devices send become those that a contract wants; what was looked up once is kept, up to a bound. */
final class Units {
    /** More pairs than devices of one contract ever send; beyond it each reading is looked up. */
    private static final int MAX_KEPT = 256;

    private static final int MAX_SHOWN = 32;

    /** Looked up in only, so that its order says nothing. */
    private final ConcurrentHashMap<Pair, Optional<Conversion>> kept = new ConcurrentHashMap<>();

    private record Pair(String from, String to) {}

    /** Whether a unit as sent is the one wanted. */
    static boolean same(String sent, Unit wanted) {
        return wanted.symbol().equals(sent);
    }

    /** As much of a device's text as an outcome shows. */
    static String shorten(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN);
    }

    /** How to convert, or empty if that cannot be done. */
    Optional<Conversion> conversion(String sent, Unit wanted) {
        Pair pair = new Pair(sent, wanted.symbol());
        Optional<Conversion> known = kept.get(pair);
        if (known == null) {
            Unit from = Unit.find(sent);
            known = from == null || !Unit.comparable(from, wanted)
                    ? Optional.empty()
                    : Optional.of(Conversion.between(from, wanted));
            if (kept.size() < MAX_KEPT) {
                kept.put(pair, known);
            }
        }
        return known;
    }
}
