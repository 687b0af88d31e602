package io.tallystick.connect.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Devices that take commands over sessions that outlive their connections, and answer each as often as they get it. */
final class Valves implements AutoCloseable {
    /** A command as a device got it. */
    record Got(String topic, String effectId, String body) {}

    /** How a device answers: bytes, and whether with what MQTT 5 gave it to bring along. */
    record Reply(byte[] payload, boolean correlated) {}

    interface Behaviour {
        Reply reply(Got command);
    }

    private final List<Mqtt5AsyncClient> clients = new CopyOnWriteArrayList<>();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final String host;
    private final int port;

    Valves(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** A device; returns when the broker knows what it subscribes to. */
    void add(String name, String filter, Behaviour behaviour) throws Exception {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .serverHost(host)
                .serverPort(port)
                .automaticReconnect()
                .initialDelay(100, TimeUnit.MILLISECONDS)
                .maxDelay(500, TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .buildAsync();
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3_600)
                .send()
                .get(30, TimeUnit.SECONDS);
        client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(command -> answer(client, command, behaviour))
                .send()
                .get(30, TimeUnit.SECONDS);
        clients.add(client);
    }

    private void answer(Mqtt5AsyncClient client, Mqtt5Publish command, Behaviour behaviour) {
        ByteBuffer correlation = command.getCorrelationData().orElseThrow();
        String effect = StandardCharsets.UTF_8.decode(correlation.duplicate()).toString();
        Got arrived = new Got(
                command.getTopic().toString(), effect, new String(command.getPayloadAsBytes(), StandardCharsets.UTF_8));
        got.add(arrived);
        Reply reply = behaviour.reply(arrived);
        Mqtt5PublishBuilder.Complete answer = Mqtt5Publish.builder()
                .topic(command.getResponseTopic().orElseThrow())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(reply.payload());
        client.publish((reply.correlated() ? answer.correlationData(correlation) : answer).build());
    }

    /** What all got, in the order of their arrival. */
    List<Got> got() {
        return List.copyOf(got);
    }

    /** Publishes as the first device. */
    void publish(String topic, byte[] payload) throws Exception {
        clients.get(0)
                .publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clients.forEach(Mqtt5AsyncClient::disconnect);
    }
}
