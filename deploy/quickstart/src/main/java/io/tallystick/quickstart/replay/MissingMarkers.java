package io.tallystick.quickstart.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts that stand for "no value". An empty field always does. A marker that is a number matches by value: -200 also -200.0. */
final class MissingMarkers {
    private final Set<String> texts;
    private final List<BigDecimal> numbers;

    MissingMarkers(List<String> global, List<String> ownMarkers) {
        texts = new HashSet<>(global);
        texts.addAll(ownMarkers);
        texts.add("");
        numbers = new ArrayList<>();
        for (String text : texts) {
            if (JsonNumbers.isNumber(text)) {
                numbers.add(new BigDecimal(text));
            }
        }
    }

    boolean matches(String field) {
        if (texts.contains(field)) {
            return true;
        }
        if (numbers.isEmpty() || !JsonNumbers.isNumber(field)) {
            return false;
        }
        BigDecimal value = new BigDecimal(field);
        for (BigDecimal number : numbers) {
            if (number.compareTo(value) == 0) {
                return true;
            }
        }
        return false;
    }
}
