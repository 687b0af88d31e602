package io.tallystick.connect.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** Holds a reference page against the connector's own definition. */
public final class ReferencePage {
    private ReferencePage() {}

    /**
     * The tables of the page are what the definition says.
     *
     * @param page below docs/reference
     */
    public static void requireTables(String page, ConfigDef definition) throws IOException {
        Path file = Path.of(System.getProperty("tallystick.root"), "docs/reference", page);
        Path fresh = Files.writeString(Path.of("target/settings.md"), tables(definition));
        assertThat(Files.readString(file))
                .as("put the text of %s into %s", fresh.toAbsolutePath(), file)
                .contains(Files.readString(fresh));
    }

    private static String tables(ConfigDef definition) {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        for (String name : definition.names()) {
            ConfigDef.ConfigKey key = definition.configKeys().get(name);
            groups.computeIfAbsent(
                            key.group,
                            group -> new StringBuilder("### " + group
                                    + "\n\n| setting | type | default | allowed | importance | meaning |\n"
                                    + "|---|---|---|---|---|---|\n"))
                    .append("| `%s` | %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    name,
                                    key.type.name().toLowerCase(Locale.ROOT),
                                    byDefault(key),
                                    key.validator == null ? "" : allowed(key),
                                    key.importance.name().toLowerCase(Locale.ROOT),
                                    escaped(key.documentation)));
        }
        return String.join("\n", groups.values());
    }

    private static String allowed(ConfigDef.ConfigKey key) {
        return escaped(key.validator.toString());
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace("|", "\\|");
    }

    private static String byDefault(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return "none: must be given";
        }
        Object value = key.defaultValue instanceof Password ? "" : key.defaultValue;
        return "".equals(value) ? "empty" : "`" + value + "`";
    }
}
