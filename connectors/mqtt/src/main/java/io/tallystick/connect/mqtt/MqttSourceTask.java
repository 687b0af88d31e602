package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.BrokerLink;
import io.tallystick.connect.mqtt.broker.BrokerListener;
import io.tallystick.connect.mqtt.broker.BrokerRefusalException;
import io.tallystick.connect.mqtt.broker.Delivery;
import io.tallystick.connect.mqtt.broker.LinkSettings;
import io.tallystick.connect.plugin.PluginVersion;
import io.tallystick.gateway.GatewaySigner;
import io.tallystick.gateway.StreamKey;
import io.tallystick.gateway.output.BareOutput;
import io.tallystick.gateway.output.FramedOutput;
import io.tallystick.gateway.output.Output;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from one MQTT session and acknowledges them when Kafka has their records. A crash before the commit: nothing was
 * written, the broker delivers again. A crash after it and before the acknowledgement: the broker delivers again, and the position
 * that was committed with the records tells that they were signed.
 */
public final class MqttSourceTask extends SourceTask {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSourceTask.class);
    /** How long a poll without messages lasts: bounds how late a stop or a failure is seen. */
    private static final long POLL_MILLIS = 200;

    private final Clock clock = Clock.systemUTC();
    private final InFlight inFlight = new InFlight();
    private final RequestBudget budget = new RequestBudget(System.nanoTime());
    private final MqttMetrics metrics = new MqttMetrics(inFlight::size);
    private final AtomicReference<BrokerRefusalException> failure = new AtomicReference<>();
    private MqttConfig config;
    private GatewaySigner signer;
    private MessageReader reader;
    private Output output;
    private BrokerLink link;

    @Override
    public String version() {
        return PluginVersion.of(MqttSourceConnector.class);
    }

    @Override
    public void start(Map<String, String> properties) {
        config = new MqttConfig(properties);
        config.requireConsistent();
        LinkSettings settings = config.link();
        signer = config.devicesSign()
                ? null
                : new GatewaySigner(
                        config.gateway(config.task()),
                        config.duplicates(),
                        config.receiveMaximum(),
                        config.maxStreams());
        output = openOutput();
        metrics.register(config.given("name", settings.clientId()), config.task());
        reader = new MessageReader(
                config.format(),
                signer,
                output,
                settings.address().toString(),
                settings.clientId(),
                metrics,
                this::publish);
        BrokerListener listener = new Listener();
        link = config.broker().create(settings, listener, clock);
        link.open();
    }

    private Output openOutput() {
        if (config.isBare()) {
            return new BareOutput(config.topics().events(), config.bareRejectedTopic());
        }
        try {
            return FramedOutput.open(config.topics(), config.originals());
        } catch (KafkaException e) {
            throw new ConnectException(e.getMessage(), e);
        }
    }

    private void publish(IntakeResult.Request request) {
        if (!budget.take(System.nanoTime())) {
            if (budget.isFirstRefusal()) {
                LOG.warn(
                        "{}: not asked, nor others until there are fewer than {} requests a second: {}",
                        request.topic(),
                        RequestBudget.PER_SECOND,
                        request.why());
            }
            return;
        }
        LOG.info("{}: {}", request.topic(), request.why());
        link.publish(request.topic(), request.payload());
    }

    /** Whether the broker has our subscription, and is there. */
    public boolean isConnected() {
        return metrics.isConnected();
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        BrokerRefusalException refusal = failure.get();
        if (refusal != null) {
            throw new ConnectException(refusal.getMessage(), refusal);
        }
        List<Held> held = inFlight.take(config.maxPollMessages(), POLL_MILLIS);
        if (held.isEmpty()) {
            return null;
        }
        List<MessageReader.Read> messages = new ArrayList<>(held.size());
        for (Held one : held) {
            Delivery delivery = one.delivery();
            messages.add(
                    reader.read(new IntakeMessage(delivery.topic(), delivery.payload(), delivery.receivedMillis())));
        }
        restore(messages);
        MessageReader.Batch batch = reader.batch();
        List<List<SourceRecord>> made = new ArrayList<>(held.size());
        messages.forEach(message -> made.add(batch.records(message)));
        batch.close();
        List<SourceRecord> records = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            inFlight.became(held.get(i), made.get(i));
            records.addAll(made.get(i));
        }
        return records.isEmpty() ? null : records;
    }

    private void restore(List<MessageReader.Read> messages) {
        if (signer == null) {
            return;
        }
        Set<StreamKey> unknown = reader.unknown(messages);
        if (!unknown.isEmpty()) {
            Positions.restore(signer, unknown, context.offsetStorageReader());
        }
    }

    @Override
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        inFlight.committed(record);
    }

    /** What is not acknowledged is delivered again to whoever connects next under the same name. */
    @Override
    public void stop() {
        if (link != null) {
            link.close();
        }
        if (output != null) {
            output.close();
        }
        metrics.close();
    }

    private final class Listener implements BrokerListener {
        @Override
        public void delivered(Delivery delivery) {
            metrics.received.increment();
            metrics.lastMessageMillis.set(delivery.receivedMillis());
            inFlight.arrived(delivery);
        }

        @Override
        public void connected() {
            metrics.connected(true);
        }

        @Override
        public void disconnected(String why) {
            metrics.connected(false);
            metrics.disconnects.increment();
        }

        @Override
        public void failed(BrokerRefusalException refusal) {
            metrics.connected(false);
            failure.set(refusal);
            inFlight.wake();
        }
    }
}
