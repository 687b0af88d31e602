package io.tallystick.connect.http;

import static io.tallystick.connect.http.Client.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tallystick.ledger.envelope.SignedEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Each sends one request after the other, and each until it is answered that it was taken. */
final class Senders implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final AtomicIntegerArray done;
    private volatile Client client;
    private volatile boolean stopping;
    private CompletableFuture<Void> all;

    private Senders(int count, Client client) {
        this.done = new AtomicIntegerArray(count);
        this.client = client;
    }

    static Senders start(int count, Client client) {
        Senders senders = new Senders(count, client);
        senders.all = CompletableFuture.allOf(IntStream.range(0, count)
                .mapToObj(sender ->
                        CompletableFuture.runAsync(() -> senders.run(sender), task -> new Thread(task).start()))
                .toArray(CompletableFuture[]::new));
        return senders;
    }

    private void run(int sender) {
        while (!stopping) {
            int number = done.get(sender);
            await().atMost(PATIENCE).until(() -> stopping || taken(sender, number));
            done.incrementAndGet(sender);
        }
    }

    private boolean taken(int sender, int number) throws Exception {
        Client.Answer answer = client.readings(
                "?subject=s" + sender + "&device=pump-1",
                "application/json",
                utf8("{\"n\":" + number + "}"),
                "Idempotency-Key",
                sender + "-" + number);
        assertThat(answer.status()).as(answer.response().body()).isIn(200, 429, 503);
        return answer.status() == 200;
    }

    void use(Client other) {
        client = other;
    }

    /** Waits until each has sent so many more. */
    void awaitMore(int count) {
        int[] before = IntStream.range(0, done.length()).map(done::get).toArray();
        await().atMost(PATIENCE).until(() -> {
            assertThat(all).isNotCompletedExceptionally();
            return IntStream.range(0, before.length).allMatch(i -> done.get(i) >= before[i] + count);
        });
    }

    /** Stops them: what each has sent is in Kafka once, in order, numbered without a gap. */
    void requireEachOnce(TestSite site) throws Exception {
        close();
        List<SignedEnvelope> events = site.events();
        for (int sender = 0; sender < done.length(); sender++) {
            String subject = "s" + sender;
            List<SignedEnvelope> own = events.stream()
                    .filter(event -> event.subject().equals(subject))
                    .toList();
            // The last one may have been given up.
            assertThat(own.size()).isBetween(done.get(sender) - 1, done.get(sender));
            assertThat(own)
                    .extracting(SignedEnvelope::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, own.size()).boxed().toList());
            assertThat(own)
                    .extracting(event -> new String(event.payload()))
                    .containsExactlyElementsOf(IntStream.range(0, own.size())
                            .mapToObj(i -> "{\"n\":" + i + "}")
                            .toList());
        }
    }

    @Override
    public void close() {
        stopping = true;
        all.join();
    }
}
