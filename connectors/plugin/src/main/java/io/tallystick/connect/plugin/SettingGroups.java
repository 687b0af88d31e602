package io.tallystick.connect.plugin;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** Adds settings to a definition, group by group and in order. Not thread safe. */
public final class SettingGroups {
    private final ConfigDef def = new ConfigDef();
    private String name;
    private int order;

    /** Begins a group; returns this. */
    public SettingGroups named(String next) {
        name = next;
        order = 0;
        return this;
    }

    /** Adds a setting; {@code check} may be null. */
    public void add(
            String key, Type type, Object byDefault, ConfigDef.Validator check, Importance importance, String doc) {
        def.define(key, type, byDefault, check, importance, doc, name, order++, Width.MEDIUM, key);
    }

    /** Adds a setting whose values {@code words} lists, for user interfaces to offer. */
    public void add(
            String key,
            Type type,
            Object byDefault,
            ConfigDef.Validator check,
            Importance importance,
            String doc,
            List<String> words) {
        def.define(key, type, byDefault, check, importance, doc, name, order++, Width.MEDIUM, key, new Words(words));
    }

    /** All that was added. */
    public ConfigDef definition() {
        return def;
    }

    /** A check that throws {@link IllegalArgumentException}, with words for what it wants. */
    public static ConfigDef.Validator check(String words, Consumer<Object> check) {
        return LambdaValidator.with(
                (name, value) -> {
                    try {
                        if (value != null) {
                            check.accept(value);
                        }
                    } catch (IllegalArgumentException e) {
                        throw new ConfigException(name + ": " + e.getMessage());
                    }
                },
                () -> words);
    }

    /** Recommends fixed values. */
    private record Words(List<String> words) implements ConfigDef.Recommender {
        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            return List.copyOf(words);
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return true;
        }
    }
}
