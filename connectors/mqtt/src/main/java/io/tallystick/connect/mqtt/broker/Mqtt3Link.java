package io.tallystick.connect.mqtt.broker;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3RxClient;
import com.hivemq.client.mqtt.mqtt3.lifecycle.Mqtt3ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Single;
import java.time.Clock;
import java.util.concurrent.CompletionException;

/**
 * A link by MQTT 3.1.1. It has no receive maximum: of what a broker sends beyond it at QoS 1 and 2, the client keeps at most 65,535
 * messages and ends the connection at more. Brokers have a limit of their own, as Mosquitto's {@code max_inflight_messages}.
 */
public final class Mqtt3Link extends HiveMqLink<Mqtt3Publish> {
    private final Mqtt3RxClient client;

    public Mqtt3Link(LinkSettings settings, BrokerListener listener, Clock clock) {
        super(settings, listener, clock);
        client = builder()
                .useMqttVersion3()
                .addConnectedListener(context -> connected(
                        ((Mqtt3ClientConnectedContext) context).getConnAck().isSessionPresent()))
                .buildRx();
    }

    @Override
    Flowable<Mqtt3Publish> messages() {
        return client.publishes(MqttGlobalPublishFilter.ALL, true);
    }

    @Override
    Delivery delivery(Mqtt3Publish message, long receivedMillis) {
        return new Delivery(
                message.getTopic().toString(), message.getPayloadAsBytes(), receivedMillis, message::acknowledge);
    }

    @Override
    Single<?> connect() {
        LinkSettings settings = settings();
        Mqtt3ConnectBuilder connect = Mqtt3Connect.builder().cleanSession(false).keepAlive((int)
                settings.keepAlive().toSeconds());
        if (settings.login() != null) {
            connect = connect.simpleAuth(Mqtt3SimpleAuth.builder()
                    .username(settings.login().name())
                    .password(settings.login().password())
                    .build());
        }
        if (!settings.statusTopic().isEmpty()) {
            connect = connect.willPublish(publish(settings.statusTopic(), will(), true, true));
        }
        return client.connect(connect.build());
    }

    @Override
    Single<?> subscribe() {
        return client.subscribe(Mqtt3Subscribe.builder()
                .addSubscription()
                .topicFilter(settings().filter())
                .qos(MqttQos.fromCode(settings().qos()))
                .applySubscription()
                .build());
    }

    @Override
    Completable send(String topic, byte[] payload, boolean atLeastOnce, boolean retain) {
        return client.publish(Flowable.just(publish(topic, payload, atLeastOnce, retain)))
                .ignoreElements();
    }

    @Override
    Single<Receipt> send(Outgoing message) {
        Mqtt3Publish publish = Mqtt3Publish.builder()
                .topic(message.topic())
                .payload(message.payload())
                .qos(MqttQos.fromCode(message.qos()))
                .build();
        return client.publish(Flowable.just(publish)).firstOrError().map(result -> {
            if (result.getError().isPresent()) {
                throw new CompletionException(result.getError().get());
            }
            return Receipt.TAKEN;
        });
    }

    private static Mqtt3Publish publish(String topic, byte[] payload, boolean atLeastOnce, boolean retain) {
        return Mqtt3Publish.builder()
                .topic(topic)
                .payload(payload)
                .qos(atLeastOnce ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
                .retain(retain)
                .build();
    }

    @Override
    Completable disconnect() {
        return client.disconnect();
    }
}
