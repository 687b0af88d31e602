package io.tallystick.contracts.json;

import io.tallystick.contracts.wording.HostWording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The members of one object, each asked for by name and kind. */
public final class JsonFields {
    private final Map<String, Object> members;

    public JsonFields(Map<String, Object> members) {
        this.members = members;
    }

    /** Refuses any other member than these. */
    public JsonFields only(String... names) throws MalformedDocumentException {
        Set<String> allowed = Set.of(names);
        for (String name : members.keySet()) {
            if (!allowed.contains(name)) {
                throw new MalformedDocumentException(HostWording.OTHER_MEMBER, String.join(", ", names), quoted(name));
            }
        }
        return this;
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** A text of 1 to so many characters. */
    public String text(String name, int maxChars) throws MalformedDocumentException {
        Object value = members.get(name);
        if (value instanceof String text && !text.isEmpty() && text.length() <= maxChars) {
            return text;
        }
        throw wanted(name, HostWording.A_STRING.of(maxChars), value);
    }

    /** A text, or another where there is none. */
    public String text(String name, int maxChars, String fallback) throws MalformedDocumentException {
        return has(name) ? text(name, maxChars) : fallback;
    }

    public boolean truth(String name, boolean fallback) throws MalformedDocumentException {
        Object value = members.get(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wanted(name, HostWording.A_TRUTH.of(), value);
    }

    /** An integer of 0 to a most. */
    public int integer(String name, int most, int fallback) throws MalformedDocumentException {
        Object value = members.get(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Long integer && integer >= 0 && integer <= most) {
            return integer.intValue();
        }
        throw wanted(name, HostWording.AN_INTEGER.of(most), value);
    }

    /** An object; an empty one where there is none. */
    public SortedMap<String, Object> object(String name) throws MalformedDocumentException {
        Object value = members.get(name);
        if (value == null) {
            return Collections.emptySortedMap();
        }
        if (value instanceof Map<?, ?> map) {
            SortedMap<String, Object> copy = new TreeMap<>();
            map.forEach((key, member) -> copy.put((String) key, member));
            return copy;
        }
        throw wanted(name, HostWording.AN_OBJECT.of(), value);
    }

    /** An object of texts; an empty one where there is none. */
    public SortedMap<String, String> texts(String name, int maxEntries, int maxChars)
            throws MalformedDocumentException {
        SortedMap<String, Object> object = object(name);
        if (object.size() > maxEntries) {
            throw wanted(name, HostWording.MEMBERS.of(maxEntries), object);
        }
        JsonFields fields = new JsonFields(object);
        SortedMap<String, String> texts = new TreeMap<>();
        for (String key : object.keySet()) {
            texts.put(key, fields.text(key, maxChars));
        }
        return texts;
    }

    /** An array of texts; an empty one where there is none. */
    public List<String> list(String name, int maxItems, int maxChars) throws MalformedDocumentException {
        Object value = members.get(name);
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (!(value instanceof List<?> items) || items.size() > maxItems) {
            throw wanted(name, HostWording.AN_ARRAY.of(maxItems), value);
        }
        for (Object item : items) {
            if (!(item instanceof String text) || text.isEmpty() || text.length() > maxChars) {
                throw wanted(name, HostWording.STRINGS.of(maxChars), item);
            }
            texts.add(text);
        }
        return texts;
    }

    private static MalformedDocumentException wanted(String name, String want, Object got) {
        return new MalformedDocumentException(HostWording.WRONG_MEMBER, name, want, describe(got));
    }

    private static String describe(Object value) {
        if (value instanceof String text) {
            return text.length() > 32 ? text.length() + " characters" : quoted(text);
        }
        if (value instanceof Map<?, ?> map) {
            return "an object of " + map.size();
        }
        if (value instanceof List<?> list) {
            return "an array of " + list.size();
        }
        // A double's shortest text is not the same on every Java.
        return value == null ? "nothing" : value instanceof Double ? "a number with a fraction" : value.toString();
    }

    private static String quoted(String text) {
        return '"' + (text.length() > 32 ? text.substring(0, 32) + "..." : text) + '"';
    }
}
