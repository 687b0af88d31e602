package io.tallystick.connect.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this plugin, as its build wrote it. */
public final class Version {
    private static final String FILE = "version.properties";

    private Version() {}

    /** The version, as Maven's. */
    public static String of() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " of the plugin cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
