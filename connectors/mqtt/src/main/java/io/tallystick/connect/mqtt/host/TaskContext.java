package io.tallystick.connect.mqtt.host;

import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a worker would be to its task. */
record TaskContext(Map<String, String> configs, OffsetStorageReader offsetStorageReader) implements SourceTaskContext {
    @Override
    public PluginMetrics pluginMetrics() {
        throw new UnsupportedOperationException("the task has metrics of its own");
    }
}
