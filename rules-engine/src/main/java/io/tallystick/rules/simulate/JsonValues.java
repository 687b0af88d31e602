package io.tallystick.rules.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as documents hold them: whole numbers as Long, other numbers as Double. */
final class JsonValues {
    private JsonValues() {}

    static Object of(Object read) {
        if (read instanceof Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((key, value) -> object.put((String) key, of(value)));
            return object;
        }
        if (read instanceof List<?> items) {
            List<Object> list = new ArrayList<>(items.size());
            items.forEach(item -> list.add(of(item)));
            return list;
        }
        if (read instanceof Integer number) {
            return number.longValue();
        }
        return read instanceof Number number && !(read instanceof Long) ? (Object) number.doubleValue() : read;
    }
}
