package io.tallystick.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedMqttBrokerTest {
    private static final int PATIENCE_SECONDS = 20;

    private static EmbeddedMqttBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedMqttBroker.builder().port(0).start();
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource(MqttQos.class)
    void publish_version5_arrivesWithItsQos(MqttQos qos) throws Exception {
        Mqtt5BlockingClient client = MqttClients.version5(broker.port(), "five-" + qos);
        client.connect();
        try (var messages = client.publishes(MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith().topicFilter("five/" + qos + "/#").qos(qos).send();
            client.publishWith()
                    .topic("five/" + qos + "/a")
                    .qos(qos)
                    .payload(new byte[] {1, 2})
                    .send();
            Mqtt5Publish message =
                    messages.receive(PATIENCE_SECONDS, TimeUnit.SECONDS).orElseThrow();
            assertThat(message.getTopic()).hasToString("five/" + qos + "/a");
            assertThat(message.getQos()).isEqualTo(qos);
            assertThat(message.getPayloadAsBytes()).containsExactly(1, 2);
        }
        client.disconnect();
    }

    @ParameterizedTest
    @EnumSource(MqttQos.class)
    void publish_version311_arrivesWithItsQos(MqttQos qos) throws Exception {
        Mqtt3BlockingClient client = MqttClients.version3(broker.port(), "three-" + qos);
        client.connect();
        try (var messages = client.publishes(MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith().topicFilter("three/" + qos + "/+").qos(qos).send();
            client.publishWith()
                    .topic("three/" + qos + "/a")
                    .qos(qos)
                    .payload(new byte[] {3})
                    .send();
            var message = messages.receive(PATIENCE_SECONDS, TimeUnit.SECONDS).orElseThrow();
            assertThat(message.getQos()).isEqualTo(qos);
            assertThat(message.getPayloadAsBytes()).containsExactly(3);
        }
        client.disconnect();
    }

    @Test
    void session_away_getsAllThatWasQueuedInOrder() throws Exception {
        // HiveMQ's own limit is 1,000 for each client.
        List<String> sent =
                IntStream.range(0, 1_500).mapToObj(i -> "message " + i).toList();
        MqttProbe reader = new MqttProbe(broker.port(), "away");
        assertThat(reader.connect(true, 5)).isFalse();
        reader.subscribe("away/#");
        reader.disconnect();
        MqttProbe publisher = new MqttProbe(broker.port(), "sender");
        publisher.connect(true, 5);
        sent.forEach(text -> publisher.publish("away/a", text));
        publisher.disconnect();

        assertThat(reader.resumeAndTake(sent.size())).isEqualTo(sent);
    }

    @Test
    void reader_thatAcknowledgesLate_getsMoreThanFiftyAtOnce() throws Exception {
        // HiveMQ's own limit is 50, whatever the reader asks for.
        int count = 200;
        MqttProbe session = new MqttProbe(broker.port(), "late");
        session.connect(true, count);
        session.subscribe("late");
        session.disconnect();
        MqttProbe publisher = new MqttProbe(broker.port(), "in-time");
        publisher.connect(true, 5);
        for (int i = 0; i < count; i++) {
            publisher.publish("late", "message " + i);
        }
        publisher.disconnect();

        Mqtt5BlockingClient reader = MqttClients.version5(broker.port(), "late");
        List<Mqtt5Publish> held = new ArrayList<>();
        try (var messages = reader.publishes(MqttGlobalPublishFilter.ALL, true)) {
            reader.connectWith()
                    .cleanStart(false)
                    .restrictions()
                    .receiveMaximum(count)
                    .applyRestrictions()
                    .send();
            while (held.size() < count) {
                held.add(messages.receive(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .orElseThrow(() -> new AssertionError(held.size() + " of " + count + " came unacknowledged")));
            }
            held.forEach(Mqtt5Publish::acknowledge);
        }
        reader.disconnect();
    }

    @Test
    void retainedMessage_subscribedLater_isDelivered() throws Exception {
        Mqtt5BlockingClient client = MqttClients.version5(broker.port(), "retained");
        client.connect();
        client.publishWith()
                .topic("birth")
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(new byte[] {7})
                .send();
        try (var messages = client.publishes(MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith()
                    .topicFilter("birth")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
            Mqtt5Publish message =
                    messages.receive(PATIENCE_SECONDS, TimeUnit.SECONDS).orElseThrow();
            assertThat(message.isRetain()).isTrue();
        }
        client.disconnect();
    }

    @Test
    void connect_version5_isToldTheLimits() {
        Mqtt5BlockingClient client = MqttClients.version5(broker.port(), "limits");
        Mqtt5ConnAckRestrictions restrictions = client.connect().getRestrictions();
        assertThat(restrictions.getMaximumPacketSize()).isEqualTo(MqttLimits.DEMO.packetBytes());
        assertThat(restrictions.getReceiveMaximum()).isEqualTo(MqttLimits.DEMO.receiveMaximum());
        client.disconnect();
    }

    @Test
    void port_takenOrOutOfRange_saysSo() {
        assertThatThrownBy(
                        () -> EmbeddedMqttBroker.builder().port(broker.port()).start())
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("MQTT broker: port " + broker.port() + " on 127.0.0.1 is taken");
        assertThatThrownBy(() -> EmbeddedMqttBroker.builder().port(65_536))
                .isInstanceOf(EmbeddedServiceException.class)
                .hasMessageContaining("MQTT broker: port 65536 is out of range");
    }
}
