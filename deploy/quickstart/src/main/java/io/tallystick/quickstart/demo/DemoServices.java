package io.tallystick.quickstart.demo;

import io.tallystick.embedded.EmbeddedKafka;
import io.tallystick.embedded.SchemaRegistryProcess;
import io.tallystick.schemas.Waiting;
import io.tallystick.schemas.topics.TopicCreator;
import io.tallystick.schemas.topics.TopicSettings;
import io.tallystick.schemas.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Kafka broker, registry and MQTT broker, started side by side; what needs the registry waits for it, the rest goes on. */
final class DemoServices implements AutoCloseable {
    private static final Duration TOPICS_WAIT = Duration.ofSeconds(30);

    private final EmbeddedKafka kafka;
    private final SchemaRegistryProcess registry;
    private final CompletableFuture<Void> registryReady;
    private final CompletableFuture<DemoBroker> mqtt;

    private DemoServices(
            EmbeddedKafka kafka,
            SchemaRegistryProcess registry,
            CompletableFuture<Void> registryReady,
            CompletableFuture<DemoBroker> mqtt) {
        this.kafka = kafka;
        this.registry = registry;
        this.registryReady = registryReady;
        this.mqtt = mqtt;
    }

    /**
     * Starts all; returns when Kafka's broker is up and has the topics. The others may still be starting.
     *
     * @throws io.tallystick.embedded.EmbeddedServiceException if one of them does not start; then none is left
     */
    static DemoServices start(DemoOptions options, Topics topics) {
        SchemaRegistryProcess registry =
                SchemaRegistryProcess.builder().port(options.registryPort()).build();
        CompletableFuture<Void> ready = CompletableFuture.runAsync(registry::start, DemoServices::inThread);
        CompletableFuture<DemoBroker> mqtt =
                CompletableFuture.supplyAsync(() -> DemoBroker.of(options), DemoServices::inThread);
        try {
            EmbeddedKafka kafka =
                    EmbeddedKafka.builder().port(options.kafkaPort()).start();
            DemoServices services = new DemoServices(kafka, registry, ready, mqtt);
            try {
                if (ready.isCompletedExceptionally()) {
                    services.awaitRegistry();
                }
                services.createTopics(topics, options.ledgers());
            } catch (RuntimeException e) {
                kafka.close();
                throw e;
            }
            return services;
        } catch (RuntimeException e) {
            close(registry, ready, mqtt);
            throw e;
        }
    }

    private static void inThread(Runnable work) {
        Thread thread = new Thread(work, "start-service");
        thread.setDaemon(true);
        thread.start();
    }

    private void createTopics(Topics topics, int ledgers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            new TopicCreator(admin, TOPICS_WAIT, Waiting.SYSTEM).create(topics.specs(TopicSettings.of(ledgers, 1)));
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** The registry's address; whether it answers there yet, {@link #registryReady} says. */
    String registryUrl() {
        return registry.url();
    }

    /** Done when the registry answers. */
    CompletableFuture<Void> registryReady() {
        return registryReady;
    }

    /**
     * Waits until the registry answers.
     *
     * @throws io.tallystick.embedded.EmbeddedServiceException if it does not start
     */
    void awaitRegistry() {
        await(registryReady);
    }

    /**
     * Waits until the MQTT broker answers, and says where it is.
     *
     * @throws io.tallystick.embedded.EmbeddedServiceException if it does not start
     */
    String awaitMqtt() {
        return await(mqtt).url();
    }

    private static <T> T await(CompletableFuture<T> service) {
        try {
            return service.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        try {
            close(registry, registryReady, mqtt);
        } finally {
            kafka.close();
        }
    }

    /** What is still starting is waited for: it can be told to stop only then. */
    private static void close(
            SchemaRegistryProcess registry, CompletableFuture<Void> ready, CompletableFuture<DemoBroker> mqtt) {
        DemoBroker broker = mqtt.handle((started, failure) -> started).join();
        if (broker != null) {
            broker.close();
        }
        ready.handle((started, failure) -> null).join();
        registry.close();
    }
}
