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
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** The Kafka Connect source connector for one MQTT broker. Its settings are in {@link #config}. */
public final class MqttSourceConnector extends SourceConnector {
    private Map<String, String> properties = Map.of();

    @Override
    public void start(Map<String, String> given) {
        properties = new HashMap<>(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return MqttSourceTask.class;
    }

    /** One for each number below {@code tasks.max}: a shared subscription gives each its part. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int task = 0; task < maxTasks; task++) {
            Map<String, String> own = new HashMap<>(properties);
            own.put(Settings.TASK, String.valueOf(task));
            own.put("tasks.max", String.valueOf(maxTasks));
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
        return Settings.define();
    }

    /** The worker asks only where {@code exactly.once.support=required}. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /** Checks each setting, and then, when all are right, whether they fit together and the files can be used. */
    @Override
    public Config validate(Map<String, String> given) {
        return Validation.complete(super.validate(given), () -> Consistency.problems(new MqttConfig(given), true));
    }

    @Override
    public String version() {
        return PluginVersion.of(MqttSourceConnector.class);
    }
}
