package io.tallystick.schemas.clients;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Settings of Kafka's clients and of Kafka Streams, of several origins. */
public final class ClientSettings {
    /** How long one call of {@link #impatient} may take, unless the user says otherwise. */
    private static final int CALL_MILLIS = 3_000;

    private ClientSettings() {}

    /**
     * Our defaults, the user's settings over them, and over both what must be so.
     *
     * @param why who wants the last, as {@code the ledger's promises rest on}: the error goes on with the value
     * @throws IllegalArgumentException if the user set one of the last to something else
     */
    public static Properties combined(
            Map<String, Object> defaults, Map<String, Object> given, Map<String, Object> fixed, String why) {
        Map<String, Object> all = new LinkedHashMap<>(defaults);
        all.putAll(given);
        fixed.forEach((name, value) -> {
            Object other = given.get(name);
            if (other != null && !other.toString().equals(value.toString())) {
                throw new IllegalArgumentException("setting " + name + ": " + why + " " + value + ", got " + other
                        + "; take it out of the configuration");
            }
            all.put(name, value);
        });
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    /** Those of an application's settings that the admin client knows. */
    public static Map<String, Object> admin(Map<String, Object> all) {
        Map<String, Object> config = new HashMap<>();
        for (String name : AdminClientConfig.configNames()) {
            if (all.containsKey(name)) {
                config.put(name, all.get(name));
            }
        }
        return config;
    }

    /**
     * Settings of an admin client whose calls end soon, for who asks again and counts the time himself: Kafka's own 60 seconds for each call
     * would outlast a shorter wait.
     */
    public static Map<String, Object> impatient(Map<String, Object> admin) {
        Map<String, Object> config = new HashMap<>(admin);
        config.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        config.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        return config;
    }
}
