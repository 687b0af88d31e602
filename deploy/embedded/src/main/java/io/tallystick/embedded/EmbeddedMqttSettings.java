package io.tallystick.embedded;

import java.nio.file.Path;

/**
 * Everything that one embedded MQTT broker is told.
 *
 * @param host address to listen on
 * @param port port for clients, 1 to 65535
 * @param directory where its configuration lies; it keeps messages in memory
 * @param limits what it takes and holds at most
 */
record EmbeddedMqttSettings(String host, int port, Path directory, MqttLimits limits) {
    /** What the broker reads its settings from. */
    Path configurationFolder() {
        return directory.resolve("conf");
    }

    /** Where the broker keeps its id. */
    Path dataFolder() {
        return directory.resolve("data");
    }

    /** An empty folder: without one the broker would look beside its own jar. */
    Path extensionsFolder() {
        return directory.resolve("extensions");
    }

    /** The broker's {@code config.xml}. */
    String toXml() {
        return """
                <?xml version="1.0"?>
                <hivemq>
                  <listeners>
                    <tcp-listener><port>%d</port><bind-address>%s</bind-address></tcp-listener>
                  </listeners>
                  <mqtt>
                    <queued-messages><max-queue-size>%d</max-queue-size><strategy>discard</strategy></queued-messages>
                    <retained-messages><enabled>true</enabled></retained-messages>
                    <packets><max-packet-size>%d</max-packet-size></packets>
                    <receive-maximum><server-receive-maximum>%d</server-receive-maximum></receive-maximum>
                  </mqtt>
                  <restrictions>
                    <max-client-id-length>%d</max-client-id-length>
                    <max-topic-length>%d</max-topic-length>
                  </restrictions>
                  <persistence><mode>in-memory</mode></persistence>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(
                        port,
                        host,
                        limits.queuedMessages(),
                        limits.packetBytes(),
                        limits.receiveMaximum(),
                        limits.clientIdCharacters(),
                        limits.topicCharacters());
    }
}
