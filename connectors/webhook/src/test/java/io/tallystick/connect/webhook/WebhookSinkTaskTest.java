package io.tallystick.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The task as a worker calls it, with a real HTTP target. */
class WebhookSinkTaskTest {
    private static final TopicPartition P = new TopicPartition("t", 0);
    private final RecordedContext context = new RecordedContext(P);
    private final WebhookSinkTask task = new WebhookSinkTask();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void stop() {
        open.countDown();
        task.stop();
    }

    @Test
    void put_moreThanTheBuffer_pausesUntilHalfIsGone() throws Exception {
        try (TestTarget target = new TestTarget((exchange, request, number) -> {
            awaitOpen();
            TestTarget.status(exchange, 204);
        })) {
            start(target, Map.of("max.buffered.records", "4"));
            task.put(records(0, 8));
            assertThat(context.isPaused()).isTrue();
            assertThat(committed(8)).isZero();
            open.countDown();
            await().until(() -> {
                task.put(List.of());
                return !context.isPaused();
            });
            await().until(() -> committed(8) == 8);
            assertThat(target.requests()).hasSize(8);
        }
    }

    @Test
    void put_targetThatNeverEndsItsAnswer_isDeliveredOnceEnoughIsRead() throws Exception {
        try (TestTarget target = new TestTarget((exchange, request, number) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[8_192];
            while (true) {
                exchange.getResponseBody().write(much);
            }
        })) {
            start(target, Map.of("response.max.bytes", "10000"));
            task.put(records(0, 1));
            await().until(() -> committed(1) == 1);
            assertThat(target.requests()).hasSize(1);
        }
    }

    @Test
    void put_unconvertible_isSettledWhenItsDeadLetterIsWritten() throws Exception {
        try (TestTarget target = new TestTarget((exchange, request, number) -> TestTarget.status(exchange, 204))) {
            CompletableFuture<Void> written = context.withReporter();
            start(target, Map.of());
            task.put(List.of(record(0, "k", "no json")));
            assertThat(context.reported())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason)
                            .isInstanceOf(UndeliveredException.class)
                            .hasMessageStartingWith("unconvertible: want one JSON value at line 1"));
            assertThat(committed(1)).isZero();
            written.complete(null);
            assertThat(committed(1)).isEqualTo(1);
        }
    }

    @Test
    void preCommit_deadLetterThatCannotBeWritten_failsTheTask() throws Exception {
        try (TestTarget target = new TestTarget((exchange, request, number) -> TestTarget.status(exchange, 204))) {
            CompletableFuture<Void> written = context.withReporter();
            start(target, Map.of());
            task.put(List.of(record(0, "k", "no json")));
            written.completeExceptionally(new IllegalStateException("no broker"));
            assertThatThrownBy(() -> committed(1)).hasMessageContaining("t-0, offset 0 could not be written");
        }
    }

    @Test
    void put_refusedWithoutDeadLetterTopic_stopsTheTaskUncommitted() throws Exception {
        try (TestTarget target = new TestTarget((exchange, request, number) -> TestTarget.status(exchange, 400))) {
            start(target, Map.of());
            task.put(records(0, 1));
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> task.put(List.of())).hasMessageContaining("http-status: HTTP status 400"));
            assertThatThrownBy(() -> committed(1)).isInstanceOf(UndeliveredException.class);
        }
    }

    @Test
    void close_attemptUnderWay_waitsForItAndSendsNoMore() throws Exception {
        try (TestTarget target = new TestTarget((exchange, request, number) -> {
            awaitOpen();
            TestTarget.status(exchange, 503);
        })) {
            start(target, Map.of());
            task.put(List.of(record(0, "k", "{}"), record(1, "k", "{}")));
            await().until(() -> target.requests().size() == 1);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> task.close(List.of(P)));
            assertThat(closed).isNotDone();
            open.countDown();
            closed.join();
            assertThat(target.requests()).hasSize(1);
            task.put(List.of());
            assertThat(committed(0)).isZero();
        }
    }

    @Test
    void start_settingsThatDoNotFit_areRefused() {
        Map<String, String> settings = new HashMap<>(Map.of("target.url", "http://127.0.0.1/"));
        assertThatThrownBy(() -> task.start(settings)).hasMessageContaining("errors.tolerance=all");
    }

    private void start(TestTarget target, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("target.url", target.url(), "dead.letter.required", "false", "retry.backoff.ms", "5"));
        settings.putAll(more);
        task.initialize(context);
        task.start(settings);
        task.open(List.of(P));
    }

    private void awaitOpen() {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long committed(long read) {
        return task.preCommit(Map.of(P, new OffsetAndMetadata(read))).get(P).offset();
    }

    private static List<SinkRecord> records(int from, int count) {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            records.add(record(i, "k" + i % 3, "{\"n\":" + i + "}"));
        }
        return records;
    }

    private static SinkRecord record(long offset, String key, String value) {
        return new SinkRecord(P.topic(), P.partition(), null, key, null, value, offset);
    }
}
