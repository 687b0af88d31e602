package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.fleet.Content;
import io.tallystick.quickstart.fleet.Field;
import io.tallystick.quickstart.fleet.PlannedSend;
import io.tallystick.quickstart.fleet.TimedReading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What each field of business has sent, and one of its latest readings. Written by one thread, read by another. */
final class FieldCounters {
    /** A field at a moment; {@code latest} is empty before its first send. */
    record View(Field field, long sent, String latest) {}

    private static final Pattern NUMBER = Pattern.compile("-0*([0-9]+)$");

    private final Map<String, Field> byOrganisation = new HashMap<>();
    private final Map<Field, Long> sent = new EnumMap<>(Field.class);
    private final Map<Field, Content> latest = new EnumMap<>(Field.class);

    FieldCounters() {
        for (Field field : Field.values()) {
            byOrganisation.put(field.organisation(), field);
        }
    }

    synchronized void sent(PlannedSend send) {
        Content content = send.content();
        Field field = byOrganisation.get(content.device().organisation());
        sent.merge(field, 1L, Long::sum);
        if (send instanceof PlannedSend.Honest) {
            latest.put(field, content);
        }
    }

    synchronized List<View> views() {
        List<View> views = new ArrayList<>();
        for (Field field : Field.values()) {
            views.add(new View(field, sent.getOrDefault(field, 0L), describe(latest.get(field))));
        }
        return views;
    }

    private static String describe(Content content) {
        if (content == null) {
            return "";
        }
        TimedReading last = content.readings().get(content.readings().size() - 1);
        String unit = last.value().unit();
        String device = NUMBER.matcher(content.device().name()).replaceFirst(" $1");
        return device + " " + last.value().name() + " " + last.value().text() + (unit.isEmpty() ? "" : " " + unit);
    }
}
