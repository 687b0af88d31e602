package io.tallystick.connect.mqtt.broker;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5RxClient;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserPropertiesBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Single;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A link by MQTT 5. The broker itself holds back what is beyond the receive maximum (section 3.1.2.11.3). */
public final class Mqtt5Link extends HiveMqLink<Mqtt5Publish> {
    /** Largest session expiry, in seconds: then it never ends (section 3.1.2.11.2). */
    private static final long NEVER = 0xffff_ffffL;

    /** The most that a receive maximum can be (section 3.1.2.11.3). */
    private static final int WIDEST = 65_535;

    private static final Logger LOG = LoggerFactory.getLogger(Mqtt5Link.class);

    private final Mqtt5RxClient client;

    public Mqtt5Link(LinkSettings settings, BrokerListener listener, Clock clock) {
        super(settings, listener, clock);
        client = builder()
                .useMqttVersion5()
                .addConnectedListener(context -> connected(
                        ((Mqtt5ClientConnectedContext) context).getConnAck().isSessionPresent()))
                .addDisconnectedListener(context -> {
                    if (sentTooMany(context.getCause())) {
                        widen((Mqtt5ClientDisconnectedContext) context);
                    }
                })
                .buildRx();
    }

    private static boolean sentTooMany(Throwable cause) {
        return cause instanceof Mqtt5DisconnectException disconnect
                && disconnect.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
    }

    /**
     * Some brokers, Mosquitto 2.0 for one, deliver all that they restored after a restart at once, whatever the client allows. To insist would
     * be to connect for ever; so the client takes more at a time, up to what the protocol has numbers for, and the flow still
     * hands on no more than may be held.
     */
    private void widen(Mqtt5ClientDisconnectedContext context) {
        LOG.warn(
                "MQTT broker {}: it sent more than {} unacknowledged messages; from now on it may send {}",
                settings().address(),
                settings().receiveMaximum(),
                WIDEST);
        context.getReconnector().connect(connectMessage(WIDEST));
    }

    @Override
    Flowable<Mqtt5Publish> messages() {
        return client.publishes(MqttGlobalPublishFilter.ALL, true);
    }

    @Override
    Delivery delivery(Mqtt5Publish message, long receivedMillis) {
        return new Delivery(
                message.getTopic().toString(),
                message.getPayloadAsBytes(),
                correlation(message),
                receivedMillis,
                message::acknowledge);
    }

    private static byte[] correlation(Mqtt5Publish message) {
        ByteBuffer data = message.getCorrelationData().orElse(ByteBuffer.allocate(0));
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }

    @Override
    Single<?> connect() {
        return client.connect(connectMessage(settings().receiveMaximum()));
    }

    private Mqtt5Connect connectMessage(int receiveMaximum) {
        LinkSettings settings = settings();
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(Math.min(NEVER, settings.sessionExpiry().toSeconds()))
                .keepAlive((int) settings.keepAlive().toSeconds())
                .restrictions()
                .receiveMaximum(receiveMaximum)
                .maximumPacketSize(settings.maxPacketBytes())
                .applyRestrictions();
        if (settings.login() != null) {
            connect = connect.simpleAuth(Mqtt5SimpleAuth.builder()
                    .username(settings.login().name())
                    .password(settings.login().password())
                    .build());
        }
        if (!settings.statusTopic().isEmpty()) {
            connect = connect.willPublish(publish(settings.statusTopic(), will(), true, true));
        }
        return connect.build();
    }

    @Override
    Single<?> subscribe() {
        LinkSettings settings = settings();
        return client.subscribe(Mqtt5Subscribe.builder()
                .addSubscription()
                .topicFilter(settings.filter())
                .qos(MqttQos.fromCode(settings.qos()))
                .retainHandling(
                        switch (settings.retained()) {
                            case SEND -> Mqtt5RetainHandling.SEND;
                            case SEND_IF_NEW -> Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST;
                            case DO_NOT_SEND -> Mqtt5RetainHandling.DO_NOT_SEND;
                        })
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
        return client.publish(Flowable.just(message(message))).firstOrError().map(Mqtt5Link::receipt);
    }

    private static Receipt receipt(Mqtt5PublishResult result) {
        if (result.getError().isPresent()) {
            throw new CompletionException(result.getError().get());
        }
        boolean unheard = result instanceof Mqtt5PublishResult.Mqtt5Qos1Result once
                        && once.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS
                || result instanceof Mqtt5PublishResult.Mqtt5Qos2Result twice
                        && twice.getPubRec().getReasonCode() == Mqtt5PubRecReasonCode.NO_MATCHING_SUBSCRIBERS;
        return unheard ? Receipt.UNHEARD : Receipt.TAKEN;
    }

    private static Mqtt5Publish message(Outgoing message) {
        Mqtt5UserPropertiesBuilder properties = Mqtt5UserProperties.builder();
        new TreeMap<>(message.userProperties()).forEach(properties::add);
        Mqtt5PublishBuilder.Complete publish = Mqtt5Publish.builder()
                .topic(message.topic())
                .payload(message.payload())
                .qos(MqttQos.fromCode(message.qos()))
                .contentType(message.contentType())
                .userProperties(properties.build());
        if (message.expirySeconds() != Outgoing.NEVER) {
            publish = publish.messageExpiryInterval(message.expirySeconds());
        }
        if (!message.responseTopic().isEmpty()) {
            publish = publish.responseTopic(message.responseTopic()).correlationData(message.correlation());
        }
        return publish.build();
    }

    private static Mqtt5Publish publish(String topic, byte[] payload, boolean atLeastOnce, boolean retain) {
        return Mqtt5Publish.builder()
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
