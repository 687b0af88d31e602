package io.tallystick.intake.json;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.PackWriter;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One reading to be taken from each message.
 *
 * @param missing texts that stand for no value; one that is a number matches by value
 */
record ReadingRule(String field, String name, String unit, Type type, List<String> missing) {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    enum Type {
        NUMBER,
        TEXT,
        BOOLEAN
    }

    ReadingRule {
        missing = List.copyOf(missing);
    }

    void read(FlatJson json, Instant time, PackWriter pack) throws RefusedException {
        FlatJson.Value value = json.value(field);
        if (value == null || isMissing(value.text())) {
            return;
        }
        String text = value.text();
        switch (type) {
            case NUMBER -> {
                if (value.kind() == FlatJson.Kind.BOOLEAN || !isNumber(text)) {
                    throw bad(RefusalCode.BAD_NUMBER, "a number", text);
                }
                pack.number(name, unit, text, time);
            }
            case TEXT -> pack.text(name, text, time);
            default -> {
                boolean yes = text.equals("true") || text.equals("1");
                if (!yes && !text.equals("false") && !text.equals("0")) {
                    throw bad(RefusalCode.BAD_FIELD, "true, false, 1 or 0", text);
                }
                pack.bool(name, yes, time);
            }
        }
    }

    private boolean isMissing(String text) {
        for (String marker : missing) {
            boolean equal = marker.equals(text)
                    || isNumber(marker)
                            && isNumber(text)
                            && new BigDecimal(marker).compareTo(new BigDecimal(text)) == 0;
            if (equal || text.isEmpty()) {
                return true;
            }
        }
        return text.isEmpty();
    }

    private static boolean isNumber(String text) {
        return text.length() <= 64 && NUMBER.matcher(text).matches();
    }

    private RefusedException bad(RefusalCode code, String want, String got) {
        return new RefusedException(code, "field \"" + field + "\": want " + want + ", got " + IntakeLimits.shown(got));
    }
}
