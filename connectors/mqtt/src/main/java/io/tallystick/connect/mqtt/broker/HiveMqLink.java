package io.tallystick.connect.mqtt.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import io.reactivex.Completable;
import io.reactivex.Flowable;
import io.reactivex.Single;
import io.reactivex.schedulers.Schedulers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both versions of the protocol have in common: reconnecting, subscribing, flow. {@code P} is a message of the client. */
abstract class HiveMqLink<P> implements BrokerLink {
    private static final Logger LOG = LoggerFactory.getLogger(HiveMqLink.class);
    private static final String ONLINE = "online";
    private static final String OFFLINE = "offline";
    /** How long an orderly goodbye may take: the session is kept at the broker either way. */
    private static final long GOODBYE_MILLIS = 2_000;

    private final LinkSettings settings;
    private final BrokerListener listener;
    private final Clock clock;
    private final MessageFlow<P> flow;
    private final SplittableRandom random = new SplittableRandom();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Whether the session of this connection has the subscription; used by the client's event loop only. */
    private boolean subscribed;

    HiveMqLink(LinkSettings settings, BrokerListener listener, Clock clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.flow = new MessageFlow<>(this::messages, settings.receiveMaximum(), this::take);
    }

    /** All messages, each to be acknowledged by us. */
    abstract Flowable<P> messages();

    abstract Delivery delivery(P message, long receivedMillis);

    abstract Single<?> connect();

    abstract Single<?> subscribe();

    abstract Completable send(String topic, byte[] payload, boolean atLeastOnce, boolean retain);

    abstract Single<Receipt> send(Outgoing message);

    abstract Completable disconnect();

    LinkSettings settings() {
        return settings;
    }

    /**
     * A client of either version that tells this link what happens. It calls back on whichever thread has something for us, its event
     * loop or one that acknowledges: what is done then only queues, and waking a thread of its own for each message costs more than all of it.
     */
    MqttClientBuilder builder() {
        return MqttClient.builder()
                .identifier(settings.clientId())
                .transportConfig(transport())
                .executorConfig(MqttClientExecutorConfig.builder()
                        .applicationScheduler(Schedulers.trampoline())
                        .build())
                .addDisconnectedListener(this::disconnected);
    }

    /** In one piece: given a transport, the client's builder does without a TLS configuration that it is given beside it. */
    private MqttClientTransportConfig transport() {
        BrokerAddress address = settings.address();
        MqttClientTransportConfigBuilder transport = MqttClientTransportConfig.builder()
                .serverHost(address.host())
                .serverPort(address.port())
                .socketConnectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        if (!address.encrypted()) {
            return transport.build();
        }
        LinkSettings.Tls tls = settings.tls();
        return transport
                .sslConfig(MqttClientSslConfig.builder()
                        .trustManagerFactory(tls.trust())
                        .keyManagerFactory(tls.keys())
                        .handshakeTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .build();
    }

    @Override
    public void open() {
        // Before the connection: a kept session delivers at once what it has.
        flow.open();
        connect().subscribe(done -> {}, failure -> LOG.debug("connecting ended", failure));
    }

    private void take(P message) {
        Delivery delivery = delivery(message, clock.millis());
        listener.delivered(delivery.acknowledgedBy(() -> {
            delivery.acknowledgement().run();
            flow.released();
        }));
    }

    /** For the client's listener; called on its event loop. */
    void connected(boolean sessionPresent) {
        LOG.info(
                "MQTT broker {}: connected as {}, session {}",
                settings.address(),
                settings.clientId(),
                sessionPresent ? "resumed" : "new");
        if (settings.filter().isEmpty() || sessionPresent && subscribed) {
            stands();
            return;
        }
        subscribe()
                .subscribe(
                        granted -> {
                            subscribed = true;
                            stands();
                        },
                        this::notSubscribed);
    }

    private void stands() {
        status(ONLINE).subscribe(() -> {}, failure -> LOG.debug("status not published", failure));
        listener.connected();
    }

    private void notSubscribed(Throwable failure) {
        subscribed = false;
        Faults.ofSubscription(failure, settings).ifPresentOrElse(this::giveUp, () -> {
            // The connection went while the broker was asked: the next one asks again.
            LOG.info("MQTT broker {}: not subscribed: {}", settings.address(), failure.getMessage());
        });
    }

    private void giveUp(BrokerRefusalException refusal) {
        if (closed.compareAndSet(false, true)) {
            listener.failed(refusal);
            disconnect().subscribe(() -> {}, failure -> LOG.debug("disconnecting failed", failure));
        }
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        if (closed.get() || context.getSource() == MqttDisconnectSource.USER) {
            context.getReconnector().reconnect(false);
            return;
        }
        Faults.ofConnection(context.getCause(), settings)
                .ifPresentOrElse(
                        refusal -> {
                            context.getReconnector().reconnect(false);
                            if (closed.compareAndSet(false, true)) {
                                listener.failed(refusal);
                            }
                        },
                        () -> again(context));
    }

    private void again(MqttClientDisconnectedContext context) {
        long delay = settings.backoff().delayMillis(context.getReconnector().getAttempts() + 1, random);
        String why = Faults.words(context.getCause());
        LOG.warn("MQTT broker {}: {}; trying again in {} ms", settings.address(), why, delay);
        listener.disconnected(why);
        context.getReconnector()
                .reconnect(true)
                .resubscribeIfSessionExpired(false)
                .republishIfSessionExpired(false)
                .delay(delay, TimeUnit.MILLISECONDS);
    }

    private Completable status(String word) {
        return settings.statusTopic().isEmpty()
                ? Completable.complete()
                : send(settings.statusTopic(), state(word), true, true);
    }

    /** What is retained of this client: JSON, for people and monitoring. */
    static byte[] state(String word) {
        return ("{\"state\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** What the broker retains when this client is gone without a goodbye. */
    static byte[] will() {
        return state(OFFLINE);
    }

    @Override
    public void publish(String topic, byte[] payload) {
        send(topic, payload, false, false)
                .subscribe(() -> {}, failure -> LOG.warn("{}: not published: {}", topic, failure.getMessage()));
    }

    @Override
    public CompletableFuture<Receipt> publish(Outgoing message) {
        CompletableFuture<Receipt> taken = new CompletableFuture<>();
        Single.defer(() -> send(message))
                .subscribe(
                        taken::complete,
                        failure -> taken.completeExceptionally(Faults.ofPublish(failure, message.topic(), settings)));
        return taken;
    }

    @Override
    public void close() {
        // First: the client ends the flow when it disconnects, which must not begin it anew.
        flow.close();
        if (closed.compareAndSet(false, true)) {
            boolean inTime = status(OFFLINE)
                    .timeout(GOODBYE_MILLIS, TimeUnit.MILLISECONDS)
                    .onErrorComplete()
                    .andThen(disconnect())
                    .onErrorComplete()
                    .blockingAwait(2 * GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
            if (!inTime) {
                LOG.warn("MQTT broker {}: no orderly end within {} ms", settings.address(), 2 * GOODBYE_MILLIS);
            }
        }
    }
}
