package io.tallystick.connect.webhook.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an event is laid out in a request. */
public enum ContentMode {
    /** The whole event as one JSON object. */
    STRUCTURED,
    /** The data as body, the attributes as headers. */
    BINARY,
    /** A body of one's own from a {@link BodyTemplate}, the attributes as headers. */
    TEMPLATE;

    /** The name in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, as in the configuration. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ContentMode::word).toList();
    }

    /** The mode of a name in the configuration. */
    public static ContentMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
