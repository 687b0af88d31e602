package io.tallystick.embedded;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;

/** Clients of a broker of 127.0.0.1, not yet connected. */
final class MqttClients {
    private MqttClients() {}

    static Mqtt5BlockingClient version5(int port, String name) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
    }

    static Mqtt3BlockingClient version3(int port, String name) {
        return MqttClient.builder()
                .useMqttVersion3()
                .identifier(name)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
    }
}
