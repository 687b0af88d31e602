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

/** Broker and registry, started side by side: the registry, which takes longer, is waited for only where it is needed. */
final class DemoServices implements AutoCloseable {
    private static final Duration TOPICS_WAIT = Duration.ofSeconds(30);

    private final EmbeddedKafka kafka;
    private final CompletableFuture<SchemaRegistryProcess> registry;

    private DemoServices(EmbeddedKafka kafka, CompletableFuture<SchemaRegistryProcess> registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    /**
     * Starts both; returns when the broker is up and has the topics.
     *
     * @throws io.tallystick.embedded.EmbeddedServiceException if the broker does not start
     */
    static DemoServices start(DemoOptions options, Topics topics) {
        CompletableFuture<SchemaRegistryProcess> registry = CompletableFuture.supplyAsync(
                () -> SchemaRegistryProcess.builder()
                        .port(options.registryPort())
                        .start(),
                DemoServices::inThread);
        try {
            EmbeddedKafka kafka =
                    EmbeddedKafka.builder().port(options.kafkaPort()).start();
            DemoServices services = new DemoServices(kafka, registry);
            try {
                services.createTopics(topics, options.ledgers());
            } catch (RuntimeException e) {
                kafka.close();
                throw e;
            }
            return services;
        } catch (RuntimeException e) {
            closeWhenStarted(registry);
            throw e;
        }
    }

    private static void inThread(Runnable work) {
        Thread thread = new Thread(work, "start-registry");
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

    /**
     * The registry's address, once it answers.
     *
     * @throws io.tallystick.embedded.EmbeddedServiceException if it does not start
     */
    String registryUrl() {
        try {
            return registry.join().url();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        try {
            closeWhenStarted(registry);
        } finally {
            kafka.close();
        }
    }

    private static void closeWhenStarted(CompletableFuture<SchemaRegistryProcess> registry) {
        registry.handle((process, failure) -> {
                    if (process != null) {
                        process.close();
                    }
                    return null;
                })
                .join();
    }
}
