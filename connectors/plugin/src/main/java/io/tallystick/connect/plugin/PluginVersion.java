package io.tallystick.connect.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of a plugin, as its build wrote it. */
public final class PluginVersion {
    private static final String FILE = "version.properties";

    private PluginVersion() {}

    /**
     * The version, as Maven's.
     *
     * @param plugin any class in whose package the build put {@code version.properties}
     */
    public static String of(Class<?> plugin) {
        Properties properties = new Properties();
        try (InputStream in = plugin.getResourceAsStream(FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " of the plugin cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
