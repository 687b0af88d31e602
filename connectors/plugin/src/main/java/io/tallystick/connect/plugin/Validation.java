package io.tallystick.connect.plugin;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** The second step of a connector's validation: whether settings that are right each fit together. */
public final class Validation {
    private Validation() {}

    /**
     * Adds problems to what Connect found by the settings' own checks.
     *
     * @param config changed, and returned
     * @param problems by setting; asked for only when no setting has a fault by itself
     */
    public static Config complete(Config config, Supplier<Map<String, String>> problems) {
        if (config.configValues().stream()
                .anyMatch(value -> !value.errorMessages().isEmpty())) {
            return config;
        }
        Map<String, String> found = problems.get();
        for (ConfigValue value : config.configValues()) {
            if (found.containsKey(value.name())) {
                value.addErrorMessage(value.name() + ": " + found.get(value.name()));
            }
        }
        return config;
    }
}
