package io.tallystick.connect.mqtt;

import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.connect.plugin.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/**
 * The Kafka Connect sink connector that publishes a network's commands to devices, and writes their answers as events. Its settings are
 * in {@link #config}.
 */
public final class MqttCommandSinkConnector extends SinkConnector {
    private Map<String, String> properties = Map.of();

    @Override
    public void start(Map<String, String> given) {
        properties = new HashMap<>(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return MqttCommandSinkTask.class;
    }

    /** Each connects to the broker under a name of its own. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int task = 0; task < maxTasks; task++) {
            Map<String, String> own = new HashMap<>(properties);
            own.put(Settings.TASK, String.valueOf(task));
            tasks.add(own);
        }
        return tasks;
    }

    @Override
    public void stop() {
        // Holds nothing but its settings.
    }

    @Override
    public ConfigDef config() {
        return CommandSettings.define();
    }

    /** Checks each setting, and then, when all are right, whether they fit together and the files can be used. */
    @Override
    public Config validate(Map<String, String> given) {
        return Validation.complete(super.validate(given), () -> new CommandConfig(given).problems());
    }

    @Override
    public String version() {
        return PluginVersion.of(MqttCommandSinkConnector.class);
    }
}
