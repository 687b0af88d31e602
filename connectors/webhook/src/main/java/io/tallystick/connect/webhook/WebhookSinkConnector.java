package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.connect.plugin.Validation;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** The Kafka Connect sink connector that posts records to one HTTP target. Its settings are in {@link #config}. */
public final class WebhookSinkConnector extends SinkConnector {
    private Map<String, String> properties = Map.of();

    @Override
    public void start(Map<String, String> given) {
        properties = new HashMap<>(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return WebhookSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, properties);
    }

    @Override
    public void stop() {
        // Holds nothing but its settings.
    }

    @Override
    public ConfigDef config() {
        return Settings.define();
    }

    /** Checks each setting, and then, when all are right, whether they fit together and the key stores open. */
    @Override
    public Config validate(Map<String, String> given) {
        return Validation.complete(super.validate(given), () -> problems(given));
    }

    private static Map<String, String> problems(Map<String, String> given) {
        try {
            return new WebhookConfig(given).problems();
        } catch (ConfigException e) {
            throw new IllegalStateException("settings that passed their checks are refused", e);
        }
    }

    @Override
    public String version() {
        return PluginVersion.of(WebhookSinkConnector.class);
    }
}
