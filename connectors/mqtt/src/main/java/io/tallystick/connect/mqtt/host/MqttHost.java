package io.tallystick.connect.mqtt.host;

import io.tallystick.connect.mqtt.MqttConfig;
import io.tallystick.gateway.journal.Journal;
import io.tallystick.gateway.journal.JournalException;
import io.tallystick.gateway.journal.JournalSettings;
import io.tallystick.schemas.serde.RegistryUnavailableException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the MQTT source's task on a thread of its own, without a Connect worker. When Kafka fails, all is thrown away and begun again: the
 * broker delivers again what was not acknowledged. Of one gateway one host, or anything else that signs, works at a time: a later
 * one fences the earlier, which then fails.
 */
public final class MqttHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttHost.class);

    private final HostSettings settings;
    private final MqttConfig config;
    private final HostCounts counts = new HostCounts();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile HostRound current;
    private volatile HostFailedException failure;

    private MqttHost(HostSettings settings) {
        this.settings = settings;
        this.config = new MqttConfig(settings.task());
        this.thread = new Thread(this::work, "mqtt-host");
    }

    /**
     * Checks the settings and begins.
     *
     * @throws ConfigException if a setting is missing or may not be so
     */
    public static MqttHost start(HostSettings settings) {
        MqttHost host = new MqttHost(settings);
        host.config.requireConsistent();
        host.thread.start();
        return host;
    }

    private void work() {
        try {
            while (!isStopped()) {
                attempt();
            }
        } catch (HostFailedException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = new HostFailedException(e.getMessage(), e);
        }
    }

    /** One life of store and task. Kafka's failures end it and are waited out; those of the MQTT broker the task deals with. */
    private void attempt() throws InterruptedException {
        try (HostRound round = HostRound.open(config, settings, store(), counts)) {
            current = round;
            while (!isStopped()) {
                round.step();
            }
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        } catch (ConfigException e) {
            throw new HostFailedException(e.getMessage(), e);
        } catch (JournalException e) {
            if (e.isFenced()) {
                throw new HostFailedException(e.getMessage(), e);
            }
            again(e);
        } catch (ConnectException e) {
            if (!(e.getCause() instanceof RegistryUnavailableException)) {
                throw new HostFailedException(e.getMessage(), e);
            }
            again(e);
        } catch (KafkaException e) {
            again(e);
        }
    }

    private Store store() {
        if (config.devicesSign()) {
            return new PlainStore(settings.clients());
        }
        return new JournalStore(
                Journal.open(JournalSettings.of(settings.clients(), config.topics(), config.gateway("0"))));
    }

    /** Whether the MQTT broker has the subscription, and is there: what is published now will be taken. */
    public boolean isConnected() {
        HostRound round = current;
        return round != null && round.isConnected() && thread.isAlive();
    }

    private void again(RuntimeException why) throws InterruptedException {
        LOG.warn(
                "{}; beginning again in {} ms",
                why.getMessage(),
                settings.backoff().toMillis());
        stop.await(settings.backoff().toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** What was written so far. */
    public HostCounts counts() {
        return counts;
    }

    /** Why it ended by itself, if it did. */
    public Optional<HostFailedException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits until it ends, by itself or by {@link #close}; returns whether it did. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(Math.max(1, millis));
        return !thread.isAlive();
    }

    /** Ends it in good order: what is in hand is committed and acknowledged. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
