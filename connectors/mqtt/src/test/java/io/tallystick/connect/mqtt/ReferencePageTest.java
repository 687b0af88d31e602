package io.tallystick.connect.mqtt;

import io.tallystick.connect.plugin.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
    @Test
    void referencePage_tables_areWhatTheDefinitionSays() throws IOException {
        ReferencePage.requireTables("connect-mqtt.md", new MqttSourceConnector().config());
    }

    @Test
    void sinkReferencePage_tables_areWhatTheDefinitionSays() throws IOException {
        ReferencePage.requireTables("connect-mqtt-command.md", new MqttCommandSinkConnector().config());
    }
}
