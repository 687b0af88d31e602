package io.tallystick.schemas.serde;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * Settings of the serdes that the registry client itself does not read. Everything else in {@link #passedThrough} goes to
 * the client as it is: {@code basic.auth.*}, {@code bearer.auth.*}, {@code schema.registry.ssl.*}, {@code proxy.*} and so on.
 *
 * @param urls {@code schema.registry.url}: one or more, comma-separated; {@code mock://scope} is an in-memory registry
 * @param autoRegister {@code auto.register.schemas}, default true: register what is missing; false: only look it up
 * @param maxWait {@code tallystick.registry.wait.ms}, default 60,000: how long one call waits for a registry that is away,
 *     0 or more. Keep it below {@code max.poll.interval.ms}, or the group takes the partitions away meanwhile.
 * @param cacheCapacity {@code max.schemas.per.subject}, default 1,000: schemas the client keeps per subject, 1 or more
 * @param passedThrough all settings as given
 */
public record RegistrySettings(
        List<String> urls,
        boolean autoRegister,
        Duration maxWait,
        int cacheCapacity,
        Map<String, Object> passedThrough) {
    public static final String URL = "schema.registry.url";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String WAIT_MILLIS = "tallystick.registry.wait.ms";
    public static final String CACHE_CAPACITY = "max.schemas.per.subject";

    private static final long DEFAULT_WAIT_MILLIS = 60_000;
    private static final int DEFAULT_CACHE_CAPACITY = 1_000;

    public RegistrySettings {
        urls = List.copyOf(urls);
        passedThrough = Map.copyOf(passedThrough);
        if (urls.isEmpty() || urls.contains("")) {
            throw new ConfigException(URL, urls, "want one or more URLs, separated by commas");
        }
        if (maxWait.isNegative()) {
            throw new ConfigException(WAIT_MILLIS, maxWait.toMillis(), "want 0 or more milliseconds");
        }
        if (cacheCapacity < 1) {
            throw new ConfigException(CACHE_CAPACITY, cacheCapacity, "want 1 or more");
        }
    }

    /**
     * Reads the settings from a client's configuration; settings it does not know are kept and passed through.
     *
     * @throws ConfigException naming the setting, what it is and what is wanted
     */
    public static RegistrySettings from(Map<String, ?> configs) {
        Object url = configs.get(URL);
        if (url == null) {
            throw new ConfigException(URL, null, "want the schema registry's URL");
        }
        Map<String, Object> all = new HashMap<>();
        configs.forEach((name, value) -> {
            if (value != null) {
                all.put(name, value);
            }
        });
        return new RegistrySettings(
                urls(url),
                bool(configs, AUTO_REGISTER, true),
                Duration.ofMillis(number(configs, WAIT_MILLIS, DEFAULT_WAIT_MILLIS)),
                Math.toIntExact(Math.min(number(configs, CACHE_CAPACITY, DEFAULT_CACHE_CAPACITY), Integer.MAX_VALUE)),
                all);
    }

    private static List<String> urls(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(url -> url.toString().trim()).toList();
        }
        return Arrays.stream(value.toString().split(",", -1)).map(String::trim).toList();
    }

    private static boolean bool(Map<String, ?> configs, String name, boolean otherwise) {
        Object value = configs.get(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toString().trim()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(name, value, "want true or false");
        };
    }

    private static long number(Map<String, ?> configs, String name, long otherwise) {
        Object value = configs.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value.toString().trim());
        } catch (NumberFormatException e) {
            throw new ConfigException(name, value, "want a whole number");
        }
    }
}
